//! The structure tree (ISO 32000-1, 14.7 and 14.8).

use super::shortened;
use crate::layout::{self, NodeId, NodeKind};
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

/// Marked content on pages with the node it belongs to, in the order of the pages.
#[derive(Default)]
pub(super) struct Leaves(Vec<(NodeId, Identifier)>);

impl Leaves {
    pub(super) fn push(&mut self, node: NodeId, id: Identifier) {
        self.0.push((node, id));
    }
}

/// Builds the tree. A table of 100,000 rows has a million nodes: lists are made in their very size.
pub(super) fn tree(nodes: Vec<layout::Node>, Leaves(mut leaves): Leaves) -> TagTree {
    let mut counts = vec![0_u32; nodes.len()];
    for node in nodes.iter().skip(1) {
        if let Some(count) = counts.get_mut(node.parent.0 as usize) {
            *count += 1;
        }
    }
    leaves.sort_by_key(|leaf| leaf.0);
    // From the last node to the first: a node stands after its parent, so its children are all made when its turn comes.
    let mut made: HashMap<NodeId, Vec<Node>> = HashMap::new();
    for (index, node) in nodes.into_iter().enumerate().skip(1).rev() {
        let id = NodeId(index as u32);
        let children = children(id, &mut made, &mut leaves);
        // An empty cell still counts as a cell of its row.
        let cell = matches!(node.kind, NodeKind::HeadCell(..) | NodeKind::DataCell(..));
        if let Some(tag) = kind(&node.kind).filter(|_| cell || !children.is_empty()) {
            let room = || Vec::with_capacity(counts.get(node.parent.0 as usize).map_or(1, |n| *n as usize));
            let group = TagGroup::with_children(tag, children);
            made.entry(node.parent).or_insert_with(room).push(group.into());
        }
    }
    // The document's own leaves are pictures or rules without a paragraph: none are made, but none may be lost.
    let mut tree = TagTree::new().with_lang(Some("vi-VN".to_owned()));
    let own: Vec<Node> = leaves.into_iter().map(|leaf| leaf.1.into()).collect();
    if !own.is_empty() {
        tree.push(TagGroup::with_children(Tag::<krilla::tagging::kind::P>::P, own));
    }
    tree.children.extend(children(NodeId(0), &mut made, &mut Vec::new()));
    tree
}

/// What stands in a node: its leaves, which are the last of `leaves`, and the nodes that were made for it from the last
/// to the first.
fn children(id: NodeId, made: &mut HashMap<NodeId, Vec<Node>>, leaves: &mut Vec<(NodeId, Identifier)>) -> Vec<Node> {
    let mut out = made.remove(&id).unwrap_or_default();
    let first = leaves.iter().rposition(|leaf| leaf.0 != id).map_or(0, |i| i + 1);
    out.reserve_exact(leaves.len() - first);
    out.extend(leaves.drain(first..).rev().map(|leaf| Node::from(leaf.1)));
    out.reverse();
    out
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
