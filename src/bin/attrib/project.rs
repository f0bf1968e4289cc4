//! Which configuration and which registry apply to which story.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use attrib::Options;
use attrib::check;
use attrib::config::{self, Settings};
use attrib::matching::Index;
use attrib::matching::beside::{self, FileState};
use attrib::registry::{Problem, Registry};
use sha2::{Digest, Sha256};

use crate::cache::Key;
use crate::message::Messages;

/// What applies to the stories of one folder.
#[derive(Debug)]
pub struct Project {
    /// The house's decisions.
    pub settings: Settings,
    /// What the extraction is to know of them.
    pub options: Options,
    /// The registry with its index; `None` when there is none, or when it cannot be loaded.
    pub claims: Option<Arc<(Registry, Index)>>,
    /// Whether a registry is wanted and none is named.
    unregistered: bool,
    fingerprint: OnceLock<Key>,
}

impl Project {
    /// Changes with all that it says about a story.
    pub fn fingerprint(&self) -> Key {
        *self.fingerprint.get_or_init(|| {
            let Settings { claims, publisher, language, fail_on, check, .. } = &self.settings;
            // Profiles and rules go by their names: their debugging output holds addresses, which differ from run to run.
            let check::Settings { profile, select, ignore, severities, options, ignores, now } = check;
            let ignores: Vec<_> =
                ignores.iter().map(|i| (i.rule.code, &i.story, &i.quote, &i.reason)).collect();
            let rules = (profile.name, select, ignore, severities, options, ignores, now);
            let told = format!("{:?}", (claims, publisher, language, fail_on, rules, &self.options));
            let mut hash = Sha256::new_with_prefix(told);
            if let Some((registry, _)) = self.claims.as_deref() {
                let now = self.settings.check.now.unwrap_or_else(jiff::Timestamp::now);
                hash.update(format!("{:?}", registry.speakers));
                for claim in &registry.claims {
                    // An embargo that ends changes what is found.
                    hash.update(format!("{claim:?} {}", claim.embargo().is_some_and(|until| until > now)));
                }
            }
            hash.finalize().into()
        })
    }
}

/// What the command line says about projects.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The configuration file, instead of the one found.
    pub config: Option<PathBuf>,
    /// The registry, instead of the configured one.
    pub claims: Option<PathBuf>,
    /// Whether quotes are compared at all.
    pub registry: bool,
}

/// All projects met so far, each loaded once.
pub struct Projects {
    wanted: Wanted,
    messages: Messages,
    adjust: Box<dyn Fn(&mut Settings) + Send + Sync>,
    known: Mutex<Known>,
    failed: AtomicBool,
    /// Whether it was said that there is no registry.
    told: AtomicBool,
}

#[derive(Default)]
struct Known {
    folders: HashMap<PathBuf, Arc<Project>>,
    configs: HashMap<Option<PathBuf>, Arc<Project>>,
    registries: HashMap<PathBuf, Option<Arc<(Registry, Index)>>>,
}

impl Projects {
    /// None yet; `adjust` puts the command line's decisions over those of each file.
    pub fn new(
        wanted: Wanted,
        messages: Messages,
        adjust: impl Fn(&mut Settings) + Send + Sync + 'static,
    ) -> Self {
        let known = Mutex::new(Known::default());
        let (failed, told) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { wanted, messages, adjust: Box::new(adjust), known, failed, told }
    }

    /// What applies to the story at `path`, which is about to be checked; says once that there is no registry where that
    /// is so.
    pub fn for_story(&self, path: &Path) -> Arc<Project> {
        let project = self.of(path);
        if project.unregistered && !self.told.swap(true, Ordering::Relaxed) {
            self.messages
                .warning("no registry, so no quote is compared; `attrib init` makes one, --claims names one");
        }
        project
    }

    /// What applies to the story at `path`.
    pub fn of(&self, path: &Path) -> Arc<Project> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(project) = known.folders.get(folder) {
            return Arc::clone(project);
        }
        let config = self.config_for(folder);
        let project = match known.configs.get(&config) {
            Some(project) => Arc::clone(project),
            None => {
                let project = Arc::new(self.load(config.as_deref(), &mut known));
                known.configs.insert(config, Arc::clone(&project));
                project
            }
        };
        known.folders.insert(folder.to_owned(), Arc::clone(&project));
        project
    }

    /// The registry that the command line or the settings name, else the usual folder where there is one.
    pub fn registry_path(&self, settings: &Settings) -> Option<PathBuf> {
        let chosen = self.wanted.claims.clone().or_else(|| settings.claims.clone());
        chosen.or_else(|| Some(PathBuf::from(config::CLAIMS)).filter(|usual| usual.exists()))
    }

    /// Whether a configuration or a registry could not be used.
    pub fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    fn config_for(&self, folder: &Path) -> Option<PathBuf> {
        if self.wanted.config.is_some() {
            return self.wanted.config.clone();
        }
        let here = std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let found = config::find(&here.ok()?)?;
        let near = std::env::current_dir().ok().and_then(|d| found.strip_prefix(d).map(Path::to_owned).ok());
        Some(near.unwrap_or(found))
    }

    fn load(&self, config: Option<&Path>, known: &mut Known) -> Project {
        let mut settings = Settings::default();
        if let Some(path) = config {
            self.messages.detail(format_args!("{}: configuration", path.display()));
            match Settings::load(path) {
                Ok(loaded) => settings = loaded,
                Err(problems) => self.report(&problems),
            }
        }
        (self.adjust)(&mut settings);
        let options = Options { publisher: settings.publisher.clone() };
        let path = self.registry_path(&settings).filter(|_| self.wanted.registry);
        let unregistered = self.wanted.registry && path.is_none();
        let claims = path.and_then(|path| self.claims(path, known));
        Project { settings, options, claims, unregistered, fingerprint: OnceLock::new() }
    }

    fn claims(&self, path: PathBuf, known: &mut Known) -> Option<Arc<(Registry, Index)>> {
        if let Some(claims) = known.registries.get(&path) {
            return claims.clone();
        }
        let claims = match Registry::load(&path) {
            Ok(registry) => {
                let (count, name) = (registry.claims.len(), path.display());
                self.messages.detail(format_args!("{name}: {count} claims"));
                let index = self.index(&path, &registry);
                Some(Arc::new((registry, index)))
            }
            Err(problems) => {
                self.report(&problems);
                self.messages.error(format_args!(
                    "{}: the registry is not used, so no quote is compared; mend what is said above",
                    path.display()
                ));
                None
            }
        };
        known.registries.insert(path, claims.clone());
        claims
    }

    /// The index beside the registry where it can be used, else one in memory.
    fn index(&self, path: &Path, registry: &Registry) -> Index {
        let texts: Vec<&str> = registry.claims.iter().map(|claim| claim.text.as_str()).collect();
        let kept = beside::load(path, &texts);
        let file = beside::path_beside(path);
        let file = file.display();
        match kept.file {
            FileState::None => {}
            FileState::Used => self.messages.detail(format_args!("{file}: used")),
            FileState::Renewed(reason) => self.messages.detail(format_args!("{file}: {reason}; made anew")),
            FileState::Left(reason, error) => {
                self.messages.warning(format_args!("{file}: {reason}; not made anew: {error}"));
            }
        }
        kept.index
    }

    fn report(&self, problems: &[Problem]) {
        self.failed.store(true, Ordering::Relaxed);
        for problem in problems {
            self.messages.error(problem);
        }
    }
}
