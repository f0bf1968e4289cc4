//! Where the files are that claims rest on. None outside the registry's folder is ever opened.

use std::path::{Component, Path, PathBuf};

use super::{Claim, Registry};

/// The folder that copies of evidence are put into.
const KEPT: &str = "evidence";

/// What a path in the registry leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceFile {
    /// A file inside the registry's folder, links followed.
    Found(PathBuf),
    /// Nothing that could be opened.
    Missing,
    /// A place outside the registry's folder, also by way of a link.
    Outside,
}

impl Registry {
    /// The folder that evidence cannot leave.
    pub fn folder(&self) -> &Path {
        if self.root.is_dir() { &self.root } else { parent(&self.root) }
    }

    /// The file behind a path that a claim gives, relative to the claim's own file or else to the registry's
    /// folder.
    pub fn evidence_file(&self, claim: &Claim, path: &str) -> EvidenceFile {
        let beside = parent(self.file_of(claim.place)).join(path);
        let Ok(root) = self.folder().canonicalize() else { return EvidenceFile::Missing };
        let mut outside = false;
        for candidate in [beside, self.folder().join(path)] {
            match candidate.canonicalize() {
                Ok(real) if !real.starts_with(&root) => outside = true,
                Ok(real) if real.is_file() => return EvidenceFile::Found(real),
                _ => {}
            }
        }
        if outside || escapes(Path::new(path), self.depth(claim)) {
            EvidenceFile::Outside
        } else {
            EvidenceFile::Missing
        }
    }

    /// The path by which claims name a file as evidence; `None` when it is not inside the registry's folder.
    pub fn evidence_path(&self, file: &Path) -> Option<String> {
        let (file, folder) = (file.canonicalize().ok()?, self.folder().canonicalize().ok()?);
        Some(slashed(file.strip_prefix(folder).ok()?))
    }

    /// The path by which claims would name a file after [`super::Writer::keep`].
    pub fn kept_path(&self, file: &Path) -> String {
        slashed(&Path::new(KEPT).join(file.file_name().unwrap_or_default()))
    }

    /// How many folders lie between the registry's and that of a claim's file.
    fn depth(&self, claim: &Claim) -> usize {
        let below = parent(self.file_of(claim.place)).strip_prefix(self.folder());
        below.map_or(0, |path| path.components().count())
    }
}

/// Whether a path leads out of a folder that lies so deep, whatever is there.
fn escapes(path: &Path, depth: usize) -> bool {
    let mut depth = Some(depth);
    for component in path.components() {
        depth = match component {
            Component::ParentDir => depth.and_then(|depth| depth.checked_sub(1)),
            Component::Normal(_) => depth.map(|depth| depth + 1),
            Component::CurDir => depth,
            Component::RootDir | Component::Prefix(_) => None,
        };
    }
    depth.is_none()
}

/// The same on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn parent(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry(folder: &Path) -> Registry {
        let claims = folder.join("claims/2024");
        std::fs::create_dir_all(claims.join("evidence")).unwrap();
        std::fs::write(folder.join("secret.txt"), "out").unwrap();
        std::fs::write(folder.join("claims/shared.txt"), "in").unwrap();
        std::fs::write(claims.join("evidence/own.txt"), "in").unwrap();
        let text = "speakers:\n  m: {name: M}\nclaims:\n  - {id: a, speaker: m, text: t}\n";
        std::fs::write(claims.join("a.yaml"), text).unwrap();
        Registry::load(&folder.join("claims")).unwrap()
    }

    #[test]
    fn paths_stay_inside_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let registry = registry(folder.path());
        let look = |path: &str| registry.evidence_file(&registry.claims[0], path);
        let found = |path: &str| matches!(look(path), EvidenceFile::Found(_));
        assert!(found("evidence/own.txt"));
        assert!(found("../shared.txt"));
        assert!(found("shared.txt"));
        assert_eq!(look("evidence/none.txt"), EvidenceFile::Missing);
        assert_eq!(look("../../secret.txt"), EvidenceFile::Outside);
        assert_eq!(look("../../none.txt"), EvidenceFile::Outside);
        assert_eq!(look("/etc/hostname"), EvidenceFile::Outside);
        let absolute = folder.path().join("secret.txt");
        assert_eq!(look(&absolute.to_string_lossy()), EvidenceFile::Outside);
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let registry = registry(folder.path());
        let link = |from: &Path, to: &str| std::os::unix::fs::symlink(from, folder.path().join(to)).unwrap();
        link(&folder.path().join("secret.txt"), "claims/2024/link.txt");
        link(folder.path(), "claims/2024/up");
        link(&folder.path().join("claims/shared.txt"), "claims/2024/near.txt");
        let look = |path: &str| registry.evidence_file(&registry.claims[0], path);
        assert_eq!(look("link.txt"), EvidenceFile::Outside);
        assert_eq!(look("up/secret.txt"), EvidenceFile::Outside);
        assert!(matches!(look("near.txt"), EvidenceFile::Found(_)));
    }
}
