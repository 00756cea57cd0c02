//! Files that a data file names (`"tep": "hinh/so-do.png"`): from the folder of that file, unless it is said that they may lie
//! elsewhere. A data file may come from anyone.

use super::output;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Bytes of such a file: pictures and tables stay far below.
const MOST: u64 = 256 << 20;

/// The same words whether a file that may not be read is there or not.
const OUTSIDE: &str = "tệp nằm ngoài thư mục của tệp dữ liệu; chép tệp vào thư mục ấy, hoặc thêm --cho-phep-tep-ngoai";

/// The bytes of a file that a data file in `folder` names.
///
/// # Errors
/// Why it is not read, in Vietnamese.
pub fn read(folder: &Path, name: &str, anywhere: bool) -> Result<Vec<u8>, String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = if anywhere { folder.join(name) } else { within(folder, Path::new(name))? };
    // A pipe would be waited for and a device never ends: nothing but a file is opened.
    let kind = fs::metadata(&path).map_err(|e| output::reason(&e))?;
    if !kind.is_file() {
        return Err("đây là thư mục, ống dẫn hoặc thiết bị, không phải tệp".to_owned());
    }
    output::is_read(&path);
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(|e| output::reason(&e))?;
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|e| output::reason(&e))?;
    if bytes.len() as u64 > MOST {
        return Err(format!("tệp lớn hơn {} MB", MOST >> 20));
    }
    Ok(bytes)
}

/// The path of a file inside the folder, every link on the way followed and found to stay inside.
fn within(folder: &Path, name: &Path) -> Result<PathBuf, String> {
    let outside = || OUTSIDE.to_owned();
    let home = fs::canonicalize(folder).map_err(|e| output::reason(&e))?;
    let bare = match name.strip_prefix(&home).or_else(|_| name.strip_prefix(folder)) {
        Ok(bare) if name.is_absolute() => bare,
        _ => name,
    };
    let mut at = home.clone();
    for part in bare.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => at.push(part),
            Component::ParentDir => {
                at.pop();
            }
            Component::RootDir | Component::Prefix(_) => return Err(outside()),
        }
        if at.symlink_metadata().is_ok_and(|m| m.is_symlink()) {
            // Where it leads nowhere, nothing is said of what lies there.
            at = fs::canonicalize(&at).map_err(|_| outside())?;
        }
        if !at.starts_with(&home) {
            return Err(outside());
        }
    }
    Ok(at)
}
