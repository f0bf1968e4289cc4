//! The chain from an article to the evidence as W3C PROV, in JSON-LD.

use serde_json::{Value, json};

use super::wire::{Evidence, Provenance};
use crate::registry::Claim;

/// Where a claim is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The article's path.
    pub article: String,
    /// SHA-256 of the article, in hexadecimal.
    pub sha256: String,
    /// The quote, marks excluded.
    pub text: String,
    /// Line and column, from 1.
    pub place: (usize, usize),
    /// How the words compare.
    pub wording: &'static str,
}

/// A claim with what it rests on, and the quotes taken from it. Everything is named inside the document; only
/// `prov:` and `dcterms:` are vocabularies of others.
pub fn prov(claim: &Claim, provenance: &Provenance, quotes: &[Quoted]) -> Value {
    let id = format!("#claim/{}", claim.id);
    let speaker = format!("#speaker/{}", provenance.speaker.id);
    let mut graph = articles(quotes, &id);
    let mut said = json!({
        "@id": id, "@type": "prov:Entity", "prov:value": claim.text, "attrib:status": claim.status.name(),
        "prov:wasAttributedTo": {"@id": speaker},
    });
    put(&mut said, "attrib:said", provenance.said.as_deref());
    put(&mut said, "attrib:occasion", provenance.occasion.as_deref());
    put(&mut said, "attrib:translatedBy", provenance.translated_by.as_deref());
    let mut chain = vec![said];
    for (number, name) in (1..).zip(&provenance.via) {
        let agent = format!("#via/{number}");
        chain.push(json!({
            "@id": format!("#report/{number}"), "@type": "prov:Entity", "prov:wasAttributedTo": {"@id": agent},
        }));
        graph.push(json!({"@id": agent, "@type": "prov:Agent", "rdfs:label": name}));
    }
    let evidence: Vec<Value> = (1..).zip(&provenance.evidence).map(|(n, item)| source(n, item)).collect();
    let ids: Vec<Value> = evidence.iter().map(|node| json!({"@id": node["@id"]})).collect();
    for at in 0..chain.len() {
        match chain.get(at + 1).map(|next| json!({"@id": next["@id"]})) {
            Some(next) => chain[at]["prov:wasDerivedFrom"] = next,
            None if !ids.is_empty() => chain[at]["prov:hadPrimarySource"] = json!(ids),
            None => {}
        }
    }
    let mut agent = json!({"@id": speaker, "@type": "prov:Agent"});
    let known = provenance.speaker.name.as_deref().or(provenance.speaker.description.as_deref());
    put(&mut agent, "rdfs:label", known);
    graph.push(agent);
    graph.extend(chain);
    graph.extend(evidence);
    json!({"@context": context(), "@graph": graph})
}

/// Each article once, and each quote as a part of its article.
fn articles(quotes: &[Quoted], claim: &str) -> Vec<Value> {
    let mut graph = Vec::new();
    for (number, quote) in (1..).zip(quotes) {
        let article = json!({
            "@id": format!("#article/{}", quote.sha256), "@type": "prov:Entity",
            "dcterms:source": quote.article, "attrib:sha256": quote.sha256,
        });
        let id = article["@id"].clone();
        if !graph.contains(&article) {
            graph.push(article);
        }
        graph.push(json!({
            "@id": format!("#quote/{number}"), "@type": "prov:Entity", "prov:value": quote.text,
            "dcterms:isPartOf": {"@id": id}, "attrib:line": quote.place.0, "attrib:column": quote.place.1,
            "attrib:wording": quote.wording, "prov:wasQuotedFrom": {"@id": claim},
        }));
    }
    graph
}

fn source(number: usize, evidence: &Evidence) -> Value {
    let mut node =
        json!({"@id": format!("#evidence/{number}"), "@type": ["prov:Entity", "prov:PrimarySource"]});
    put(&mut node, "dcterms:source", evidence.file.as_deref().or(evidence.url.as_deref()));
    put(&mut node, "attrib:sha256", evidence.sha256.as_deref());
    put(&mut node, "attrib:retrieved", evidence.retrieved.as_deref());
    if let Some(copy) = &evidence.archived {
        node["prov:alternateOf"] = json!({"@id": copy});
    }
    node
}

fn put(node: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        node[key] = json!(value);
    }
}

fn context() -> Value {
    json!({
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "attrib": "urn:attrib:",
    })
}
