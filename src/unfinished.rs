//! A file in the making: it grows under a name that says so, and takes the place of the one it is for when it is whole.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How many links are followed one after the other, as systems do.
const LINKS: usize = 40;

/// The new contents of a file. Dropped without [`Unfinished::keep`] it leaves nothing behind.
pub struct Unfinished {
    file: NamedTempFile,
    target: PathBuf,
}

impl Unfinished {
    /// Begins the new contents of `path`, in the folder of that file: `.NAME.partial-…`. A link stays one: what it points
    /// at is what they are for.
    ///
    /// # Errors
    /// When no file can be made in that folder.
    pub fn new(path: &Path) -> io::Result<Self> {
        let target = followed(path);
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.partial-");
        let mut builder = Builder::new();
        builder.prefix(&prefix);
        if let Some(permissions) = for_all() {
            builder.permissions(permissions);
        }
        let file = builder.tempfile_in(folder_of(&target))?;
        Ok(Self { file, target })
    }

    /// Waits until the contents are on the disk.
    ///
    /// # Errors
    /// When they cannot be brought there.
    pub fn sync(&self) -> io::Result<()> {
        self.file.as_file().sync_all()
    }

    /// Puts the contents in their place. A file that was there passes its permissions on.
    ///
    /// # Errors
    /// When the place cannot be taken; what was there stays.
    pub fn keep(self) -> io::Result<()> {
        pass_on(&self.target, self.file.as_file())?;
        self.file.persist(&self.target)?;
        Ok(())
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Gives `new`, which is to take the place of `old`, the permissions of that, where it is there.
///
/// # Errors
/// When they cannot be given.
pub fn pass_on(old: &Path, new: &File) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(old) => new.set_permissions(old.permissions()),
        Err(_) => Ok(()),
    }
}

/// The folder that a file is in, or would be.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What `path` stands for in the end, whether or not it is there.
pub fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => break,
        }
    }
    path
}

/// What a new file is given, less what the process's mask takes away; temporary files are for their owner alone else.
fn for_all() -> Option<Permissions> {
    #[cfg(unix)]
    return Some(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    #[cfg(not(unix))]
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn write(path: &Path, text: &str) {
        let mut file = Unfinished::new(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.keep().unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn links_stay_links_and_files_keep_their_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link, chain) =
            (folder.path().join("file"), folder.path().join("link"), folder.path().join("chain"));
        symlink("file", &link).unwrap();
        symlink("link", &chain).unwrap();
        // It points at nothing yet.
        write(&chain, "one");
        let plain = folder.path().join("plain");
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&file), mode(&plain));
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        write(&link, "two");
        assert_eq!((fs::read_to_string(&file).unwrap().as_str(), mode(&file)), ("two", 0o640));
        assert!(link.is_symlink() && chain.is_symlink());
    }

    #[test]
    fn what_is_not_kept_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = Unfinished::new(&folder.path().join("report.txt")).unwrap();
        let name = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().file_name();
        assert!(name.to_string_lossy().starts_with(".report.txt.partial-"));
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
