//! Empty, tagged signature fields (ISO 32000-1, 12.7.4.5), so that signing software finds its places: the signature's, and
//! those of number and day, which are filled when the document is issued.

use crate::arrange::Field;
use crate::layout::{SignaturePlace, SigningPlaces};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::fmt;

/// Why the field could not be added.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignError {
    /// The document has no signature block.
    NoPlace,
    /// The file has no page where the block should be.
    NoPage,
    /// The file has no structure tree to tag the field in, or a broken one.
    NoStructure,
    /// The file could not be read or written.
    Pdf(lopdf::Error),
    /// The output refused bytes.
    Io(std::io::Error),
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("không thêm được ô ký số: ")?;
        match self {
            SignError::NoPlace => f.write_str("văn bản không có khối chữ ký"),
            SignError::NoPage => f.write_str("thiếu trang có chữ ký"),
            SignError::NoStructure => f.write_str("cây cấu trúc thiếu hoặc hỏng"),
            SignError::Pdf(e) => e.fmt(f),
            SignError::Io(e) => e.fmt(f),
        }
    }
}

impl std::error::Error for SignError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SignError::Pdf(e) => Some(e),
            SignError::Io(e) => Some(e),
            SignError::NoPlace | SignError::NoPage | SignError::NoStructure => None,
        }
    }
}

impl From<lopdf::Error> for SignError {
    fn from(e: lopdf::Error) -> Self {
        SignError::Pdf(e)
    }
}

/// Adds an empty `Sig` field at each place; the result is still PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When none of the places is that of the signature, or the bytes are not a PDF that [`super::write`] made.
pub fn add_signature_field(pdf: &[u8], places: SigningPlaces) -> Result<Vec<u8>, SignError> {
    if places[Field::Signature as usize].is_none() {
        return Err(SignError::NoPlace);
    }
    let mut document = Document::load_mem(pdf)?;
    let pages = document.get_pages();
    let mut fields = Vec::with_capacity(places.len());
    for place in places.iter().flatten() {
        let page_id = *pages.get(&(place.page as u32 + 1)).ok_or(SignError::NoPage)?;
        let widget = widget(&mut document, place, page_id);
        tag(&mut document, widget, page_id, names(place.field).1)?;
        let page = document.get_dictionary_mut(page_id)?;
        let mut annotations = match page.get(b"Annots") {
            Ok(Object::Array(list)) => list.clone(),
            _ => Vec::new(),
        };
        annotations.push(widget.into());
        page.set("Annots", annotations);
        page.set("Tabs", "S");
        fields.push(widget.into());
    }
    let form = document.add_object(dictionary! { "Fields" => fields });
    document.catalog_mut()?.set("AcroForm", form);
    let mut out = Vec::with_capacity(pdf.len() + 2048);
    document.save_to(&mut out).map_err(SignError::Io)?;
    Ok(super::mark::mark(out))
}

/// A field's name in the form, and what is said of it to those who do not see it.
fn names(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Signature => ("ChuKySo", "Ô ký số của người có thẩm quyền"),
        Field::Number => ("SoVanBan", "Ô điền số văn bản khi phát hành"),
        Field::Day => ("NgayBanHanh", "Ô điền ngày ban hành"),
    }
}

/// The field and its widget in one dictionary, with an empty appearance (ISO 19005-2, 6.3.3).
fn widget(document: &mut Document, place: &SignaturePlace, page: ObjectId) -> ObjectId {
    let ([x, y, w, h], page_height) = (place.rect, place.page_height);
    let (name, description) = names(place.field);
    let appearance = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), w.into(), h.into()],
        },
        Vec::new(),
    );
    let appearance = document.add_object(appearance);
    document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal(name),
        "TU" => text(description),
        "Rect" => vec![x.into(), (page_height - y - h).into(), (x + w).into(), (page_height - y).into()],
        "P" => page,
        "F" => 4,
        "AP" => dictionary! { "N" => appearance },
    })
}

/// Puts the widget into the structure tree as a `Form` element (ISO 32000-1, 14.8.4.4.3).
fn tag(document: &mut Document, widget: ObjectId, page: ObjectId, description: &str) -> Result<(), SignError> {
    let missing = || SignError::NoStructure;
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = document.get_dictionary(root)?.clone();
    let top = first_kid(&tree).ok_or_else(missing)?;
    let key = tree.get(b"ParentTreeNextKey").and_then(Object::as_i64).unwrap_or(0);
    let element = document.add_object(dictionary! {
        "Type" => "StructElem",
        "S" => "Form",
        "P" => top,
        "Pg" => page,
        "Alt" => text(description),
        "K" => vec![Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => widget, "Pg" => page })],
    });
    let parent = document.get_dictionary_mut(top)?;
    let mut kids = match parent.get(b"K") {
        Ok(Object::Array(list)) => list.clone(),
        Ok(other) => vec![other.clone()],
        Err(_) => Vec::new(),
    };
    kids.push(element.into());
    parent.set("K", kids);
    extend_parent_tree(document, &tree, root, key, element)?;
    document.get_dictionary_mut(root)?.set("ParentTreeNextKey", key + 1);
    document.get_dictionary_mut(widget)?.set("StructParent", key);
    Ok(())
}

fn first_kid(tree: &Dictionary) -> Option<ObjectId> {
    match tree.get(b"K").ok()? {
        Object::Array(list) => list.first()?.as_reference().ok(),
        other => other.as_reference().ok(),
    }
}

/// Appends `key → element` to the parent tree, a number tree whose keys so far are all smaller.
fn extend_parent_tree(
    document: &mut Document,
    tree: &Dictionary,
    root: ObjectId,
    key: i64,
    element: ObjectId,
) -> Result<(), SignError> {
    let (mut node, holder) = match tree.get(b"ParentTree")? {
        Object::Reference(id) => (document.get_dictionary(*id)?.clone(), Some(*id)),
        Object::Dictionary(d) => (d.clone(), None),
        _ => return Err(SignError::NoStructure),
    };
    let entry = [Object::Integer(key), Object::Reference(element)];
    if let Ok(Object::Array(kids)) = node.get(b"Kids") {
        let mut kids = kids.clone();
        let leaf = dictionary! {
            "Nums" => entry.to_vec(),
            "Limits" => vec![key.into(), key.into()],
        };
        kids.push(document.add_object(leaf).into());
        node.set("Kids", kids);
    } else {
        let mut nums = match node.get(b"Nums") {
            Ok(Object::Array(list)) => list.clone(),
            _ => Vec::new(),
        };
        nums.extend(entry);
        node.set("Nums", nums);
    }
    match holder {
        Some(id) => *document.get_dictionary_mut(id)? = node,
        None => document.get_dictionary_mut(root)?.set("ParentTree", node),
    }
    Ok(())
}

/// A text string in UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
fn text(words: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
