//! Where the place of signatures begins below a table.

use super::grid::Grid;
use super::wording::{asks_to_sign, fold, is_person, is_role, is_signature, is_signing_day};

/// Most characters of a cell in a place of signatures.
pub(super) const SIGNED: usize = 90;

/// Whether a place of signatures begins with the first of these rows: words that only such a place has, the day of
/// signing above it, or offices with a line to sign or names below them.
pub(super) fn begins(grid: &Grid, rows: &[usize]) -> bool {
    let Some((&r, below)) = rows.split_first() else { return false };
    let row = grid.row(r);
    let short = |i: usize| grid.text(i).chars().count() <= SIGNED;
    if row.iter().any(|c| short(c.2) && is_signature(&fold(&grid.text(c.2)))) {
        return true;
    }
    if let [(_, _, i)] = row[..]
        && is_signing_day(&fold(&grid.text(i)))
    {
        return begins(grid, below);
    }
    let roles = !row.is_empty() && row.len() <= 4 && row.iter().all(|c| is_role(&fold(&grid.text(c.2))));
    let Some(&next) = below.first() else { return false };
    let under = |&(c, span, i): &(usize, usize, usize)| {
        is_person(&grid.text(i)) && row.iter().any(|x| c < x.0 + x.1 && x.0 < c + span)
    };
    let lower = grid.row(next);
    roles && (row.len() > 1 || row[0].0 > 0) && (asked(grid, next) || !lower.is_empty() && lower.iter().all(under))
}

/// A row whose cells all ask for a signature.
pub(super) fn asked(grid: &Grid, r: usize) -> bool {
    let row = grid.row(r);
    !row.is_empty() && row.iter().all(|c| asks_to_sign(&fold(&grid.text(c.2))))
}
