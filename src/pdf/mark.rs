//! The mark by which a PDF is known to be as it was written: its identifier (`xmpMM:InstanceID`, and the second string of
//! the trailer's `ID`) is a fingerprint of the file, reckoned with noughts in its place. What is signed or edited later has
//! more bytes, or others, and no longer fits it.

use crate::package::Fingerprint;

/// What our identifiers begin with.
const NAME: &[u8] = b"vanthu1/";

/// Length of an identifier as krilla writes it: sixteen bytes in base64. Ours has the same, so that nothing moves.
const LENGTH: usize = 24;

/// The words before and after the identifier; these metadata are never compressed.
const BEFORE: &[u8] = b"<xmpMM:InstanceID>";
const AFTER: &[u8] = b"</xmpMM:InstanceID>";

/// What the metadata begin with.
const PACKET: &[u8] = b"<?xpacket begin";

/// Marks the bytes of a finished file. Without an identifier of the known length they stay as they are.
pub(super) fn mark(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(old) = identifier(&bytes) else { return bytes };
    let places = places(&bytes, &old);
    let mut own = NAME.to_vec();
    own.resize(LENGTH, b'0');
    put(&mut bytes, &places, &own);
    let mut sum = Fingerprint::default();
    sum.add(&bytes);
    own.truncate(NAME.len());
    own.extend(sum.to_string().into_bytes());
    put(&mut bytes, &places, &own);
    bytes
}

/// Whether a file is as it was marked; none when it never was.
pub(crate) fn is_whole(bytes: &[u8]) -> Option<bool> {
    let own = identifier(bytes).filter(|id| id.starts_with(NAME))?;
    Some(mark(bytes.to_vec()) == bytes && bytes.windows(LENGTH).any(|w| w == own))
}

/// The last identifier of the file.
fn identifier(bytes: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(BEFORE.len()).rposition(|w| w == BEFORE)? + BEFORE.len();
    let rest = bytes.get(at + LENGTH..)?;
    rest.starts_with(AFTER).then(|| bytes[at..at + LENGTH].to_vec())
}

/// Where an identifier stands: in the metadata and behind them, which is all of a long file that has to be searched.
fn places(bytes: &[u8], identifier: &[u8]) -> Vec<usize> {
    let from = bytes.windows(PACKET.len()).rposition(|w| w == PACKET).unwrap_or(0);
    let all = bytes[from..].windows(LENGTH).enumerate();
    all.filter(|(_, w)| w[0] == identifier[0] && *w == identifier).map(|(at, _)| from + at).collect()
}

fn put(bytes: &mut [u8], places: &[usize], words: &[u8]) {
    for at in places {
        bytes[*at..at + LENGTH].copy_from_slice(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_or_changed_is_seen() {
        let file = b"%PDF-1.7 words <?xpacket begin><xmpMM:InstanceID>MdHKCc2AEFxeLzqVlHZrjg==</xmpMM:InstanceID> ID[(x)(MdHKCc2AEFxeLzqVlHZrjg==)] %%EOF";
        assert_eq!(is_whole(file), None);
        let marked = mark(file.to_vec());
        assert_eq!((is_whole(&marked), marked.len()), (Some(true), file.len()));
        assert_eq!(marked.windows(8).filter(|w| *w == NAME).count(), 2, "in the metadata and in the trailer");
        assert_eq!(mark(file.to_vec()), marked);
        let mut signed = marked.clone();
        signed.extend(b"1 0 obj<</Type/Sig>>endobj %%EOF");
        assert_eq!(is_whole(&signed), Some(false));
        let mut edited = marked;
        edited[10] = b'W';
        assert_eq!(is_whole(&edited), Some(false));
    }
}
