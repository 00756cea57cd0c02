//! The structure tree (ISO 32000-1, 14.7 and 14.8).

use super::shortened;
use crate::layout::{NodeId, NodeKind, Pages};
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// Marked content on pages, by the node it belongs to.
pub(super) struct Leaves(Vec<Vec<Identifier>>);

impl Leaves {
    pub(super) fn new(nodes: usize) -> Self {
        Leaves((0..nodes).map(|_| Vec::new()).collect())
    }

    pub(super) fn push(&mut self, node: NodeId, id: Identifier) {
        if let Some(list) = self.0.get_mut(node.0 as usize) {
            list.push(id);
        }
    }
}

pub(super) fn tree(pages: &Pages, mut leaves: Leaves) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("vi-VN".to_owned()));
    let Some(root) = pages.nodes.first() else { return tree };
    // The document's own leaves are pictures or rules without a paragraph: none are made, but none may be lost.
    let own = leaves.0.first_mut().map(std::mem::take).unwrap_or_default();
    if !own.is_empty() {
        let mut group = TagGroup::new(Tag::<krilla::tagging::kind::P>::P);
        own.into_iter().for_each(|id| group.push(id));
        tree.push(group);
    }
    for child in &root.children {
        if let Some(node) = group(pages, &mut leaves, *child) {
            tree.push(node);
        }
    }
    tree
}

fn group(pages: &Pages, leaves: &mut Leaves, id: NodeId) -> Option<Node> {
    let node = pages.nodes.get(id.0 as usize)?;
    let own = leaves.0.get_mut(id.0 as usize).map(std::mem::take).unwrap_or_default();
    let cell = matches!(node.kind, NodeKind::HeadCell(..) | NodeKind::DataCell(..));
    let mut group = TagGroup::new(kind(&node.kind)?);
    let mut empty = true;
    for leaf in own {
        group.push(leaf);
        empty = false;
    }
    for child in &node.children {
        if let Some(child) = self::group(pages, leaves, *child) {
            group.push(child);
            empty = false;
        }
    }
    // An empty cell still counts as a cell of its row.
    (!empty || cell).then_some(Node::Group(group))
}

fn kind(kind: &NodeKind) -> Option<TagKind> {
    let span = |n: u32| NonZeroU32::new(n).filter(|n| n.get() > 1);
    Some(match kind {
        NodeKind::Document | NodeKind::Section => Tag::Section.into(),
        NodeKind::Paragraph => Tag::P.into(),
        NodeKind::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level).clamp(1, 6))?, Some(shortened(title))).into()
        }
        NodeKind::Figure(alt) => Tag::Figure(Some(shortened(alt))).into(),
        NodeKind::Table => Tag::Table.into(),
        NodeKind::TableHead => Tag::THead.into(),
        NodeKind::TableBody => Tag::TBody.into(),
        NodeKind::TableRow => Tag::TR.into(),
        NodeKind::HeadCell(cols, rows) => {
            Tag::TH(TableHeaderScope::Column).with_col_span(span(*cols)).with_row_span(span(*rows)).into()
        }
        NodeKind::DataCell(cols, rows) => Tag::TD.with_col_span(span(*cols)).with_row_span(span(*rows)).into(),
        NodeKind::Note => Tag::Note.into(),
        NodeKind::Form => return None,
    })
}
