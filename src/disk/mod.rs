//! Files on the disk, as every door of the program writes them: whole or not at all, never over what a person made.
//!
//! | | |
//! |---|---|
//! | [`save`] | the files of one piece of work: together or not at all |
//! | [`Existing`] | what becomes of a result that is there already |
//! | [`fitting`] | names no longer than the file system takes |
//! | [`is_old_copy`] | what was kept when it was replaced |

mod keep;
mod name;
mod save;
mod temporary;

pub use keep::is_old_copy;
pub use name::fitting;
pub use save::{Existing, Saved, Saving, save};

use std::io;

/// Why the system refused, in Vietnamese where it is a usual reason.
pub fn reason(e: &io::Error) -> String {
    let words = match e.kind() {
        io::ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        io::ErrorKind::PermissionDenied => "không có quyền",
        io::ErrorKind::AlreadyExists => "tệp đã có",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "đĩa đã đầy",
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        io::ErrorKind::NotADirectory => "đường dẫn đi qua một tệp chứ không phải thư mục",
        io::ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        _ => return e.to_string(),
    };
    words.to_owned()
}
