//! Lines of tables, joined where they run on.

/// Ends that are nearer than this meet, pt.
const NEAR: f32 = 0.01;

/// The same lines with those joined that run on from one another: every cell draws its own edges, so that the edges of
/// ten rows of ten cells are two hundred pieces of twenty-two lines.
pub fn joined(lines: &[[f32; 4]]) -> Vec<[f32; 4]> {
    let (level, upright): (Vec<[f32; 4]>, Vec<[f32; 4]>) = lines.iter().partition(|l| l[1] == l[3]);
    let mut out = run_on(level, 0);
    out.extend(run_on(upright, 1));
    out
}

/// Joins lines of one direction, whose ends differ in coordinate `along` alone (0: x, 1: y).
fn run_on(mut lines: Vec<[f32; 4]>, along: usize) -> Vec<[f32; 4]> {
    let across = 1 - along;
    lines.sort_by(|a, b| a[across].total_cmp(&b[across]).then(a[along].total_cmp(&b[along])));
    let mut out: Vec<[f32; 4]> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(last) if last[across] == line[across] && line[along] <= last[along + 2] + NEAR => {
                last[along + 2] = last[along + 2].max(line[along + 2]);
            }
            _ => out.push(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn edges_of_cells_become_lines_of_the_table() {
        // Two rows of two cells, the upper two merged: edges above and left of each cell, right of the last, and below.
        let edges = [
            [0.0, 0.0, 20.0, 0.0],
            [0.0, 0.0, 0.0, 5.0],
            [20.0, 0.0, 20.0, 5.0],
            [0.0, 5.0, 10.0, 5.0],
            [0.0, 5.0, 0.0, 10.0],
            [10.0, 5.0, 20.0, 5.0],
            [10.0, 5.0, 10.0, 10.0],
            [20.0, 5.0, 20.0, 10.0],
            [0.0, 10.0, 20.0, 10.0],
        ];
        let lines = [
            [0.0, 0.0, 20.0, 0.0],
            [0.0, 5.0, 20.0, 5.0],
            [0.0, 10.0, 20.0, 10.0],
            [0.0, 0.0, 0.0, 10.0],
            [10.0, 5.0, 10.0, 10.0],
            [20.0, 0.0, 20.0, 10.0],
        ];
        assert_eq!(joined(&edges), lines);
        // What does not touch stays apart.
        let apart = [[0.0, 0.0, 1.0, 0.0], [2.0, 0.0, 3.0, 0.0]];
        assert_eq!(joined(&apart), apart);
    }
}
