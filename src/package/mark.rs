//! The mark by which a file is known to be as it was written: a property of the package that holds a fingerprint of all its
//! other parts. What Word saves anew, a person changes or a signature is added to no longer fits it.

use super::Fingerprint;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// The part of custom properties (ECMA-376 part 1, 15.2.12.2), where every program of Office keeps them.
pub(crate) const PART: &str = "docProps/custom.xml";

/// Bytes of that part that are read: ours is a few hundred long, others are of no interest.
const MOST: u64 = 4096;

const BEFORE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"",
    " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">",
    "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"vanthu\"><vt:lpwstr>",
);
const AFTER: &str = "</vt:lpwstr></property></Properties>";

/// A finished package, which declares [`PART`], with that part: new at its end, or in place of the one it has.
pub(crate) fn sealed(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let mark = format!("{BEFORE}{}{AFTER}", fingerprint(ZipArchive::new(Cursor::new(&*bytes))?)?);
    // Written anew, not appended to: an appended part leaves the old directory between the parts, and office suites of today
    // refuse a container with bytes in it that belong to nothing.
    super::rewrite::copied(&bytes, &[(PART, mark.as_bytes())])
}

/// Whether a package is as it was sealed; none when it never was.
pub(crate) fn is_whole(bytes: &[u8]) -> Option<bool> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut mark = String::new();
    archive.by_name(PART).ok()?.take(MOST).read_to_string(&mut mark).ok()?;
    // Word writes the property again in its own words.
    mark.contains("name=\"vanthu\"").then(|| {
        let bare = archive.offset() == 0 && ends_with_directory(bytes);
        bare && fingerprint(archive).is_ok_and(|own| mark == format!("{BEFORE}{own}{AFTER}"))
    })
}

/// Whether nothing stands behind the end of the directory (APPNOTE.TXT, 4.3.16), where ours has no comment.
fn ends_with_directory(bytes: &[u8]) -> bool {
    bytes.len().checked_sub(22).is_some_and(|at| bytes[at..].starts_with(b"PK\x05\x06"))
}

/// Of all parts but [`PART`]. What a part holds, its check sum tells: it is in the directory, so nothing is inflated.
fn fingerprint(mut archive: ZipArchive<Cursor<&[u8]>>) -> io::Result<String> {
    let mut out = Fingerprint::default();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at)?;
        let name = part.name()?;
        if name != PART {
            out.add(name.as_bytes());
            out.add_number(u64::from(part.crc32()));
            out.add_number(part.size());
            out.add_number(part.compressed_size());
        }
    }
    Ok(out.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in parts {
            out.start_file(*name, SimpleFileOptions::default()).expect("a part");
            out.write_all(words.as_bytes()).expect("its words");
        }
        out.finish().expect("a package").into_inner()
    }

    #[test]
    fn a_change_anywhere_is_seen() {
        let plain = package(&[("a.xml", "<a/>"), ("b.xml", "<b/>")]);
        assert_eq!(is_whole(&plain), None);
        let sealed = sealed(plain).expect("sealed");
        assert_eq!(is_whole(&sealed), Some(true));
        let with = |parts: &[(&str, &[u8])]| super::super::rewrite::copied(&sealed, parts).expect("a copy");
        assert_eq!(is_whole(&with(&[("b.xml", b"<c/>")])), Some(false));
        assert_eq!(is_whole(&with(&[("_xmlsignatures/sig1.xml", b"<s/>")])), Some(false));
        assert_eq!(is_whole(&with(&[(PART, b"<property name=\"vanthu\"/>")])), Some(false));
        assert_eq!(is_whole(&with(&[(PART, b"<property name=\"Phong\"/>")])), None);
        assert_eq!(is_whole(&[sealed.clone(), vec![b' ']].concat()), Some(false));
        assert_eq!(is_whole(b"PK\x03\x04"), None);
    }

    /// Each part begins where the one before it ends, and the directory behind the last.
    #[test]
    fn no_bytes_stand_between_the_parts() {
        let sealed = sealed(package(&[("a.xml", "<a/>"), ("b.xml", "<b/>")])).expect("sealed");
        let mut archive = ZipArchive::new(Cursor::new(&*sealed)).expect("a package");
        let mut end = 0;
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).expect("a part");
            assert_eq!(part.header_start(), end, "{:?}", part.name());
            end = part.data_start().expect("its data") + part.compressed_size();
        }
        assert_eq!(archive.central_directory_start(), end);
    }

    #[test]
    fn a_package_is_sealed_again() {
        let once = sealed(package(&[("a.xml", "<a/>")])).expect("sealed");
        let changed = super::super::rewrite::copied(&once, &[("a.xml", b"<b/>")]).expect("a copy");
        let again = sealed(changed).expect("sealed again");
        assert_eq!((is_whole(&again), sealed(again.clone()).expect("the same") == again), (Some(true), true));
    }
}
