//! Speech inside speech: "Lavrov said Kerry told him that…" holds an inner attribution inside the content
//! of the outer one.

use crate::attribution::Attribution;

use super::scene::Scene;

/// The innermost attribution whose content holds each attribution's cue; `None` for those told by the
/// article itself.
pub(super) fn outer(scene: &Scene, attributions: &[Attribution]) -> Vec<Option<usize>> {
    let mut contents: Vec<(u32, u32, usize)> = attributions
        .iter()
        .enumerate()
        .flat_map(|(i, a)| a.content.iter().map(move |c| (c.start, c.end, i)))
        .collect();
    contents.sort_unstable_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut anchors: Vec<(u32, usize)> = (0..attributions.len()).map(|i| (anchor(scene, i), i)).collect();
    anchors.sort_unstable();
    let mut outer = vec![None; attributions.len()];
    let mut open: Vec<(u32, usize)> = Vec::new();
    let mut next = contents.into_iter().peekable();
    for (at, index) in anchors {
        while let Some(&(start, end, owner)) = next.peek()
            && start <= at
        {
            open.retain(|&(until, _)| until > start);
            open.push((end, owner));
            next.next();
        }
        open.retain(|&(until, _)| until > at);
        outer[index] = open.iter().rev().map(|&(_, owner)| owner).find(|&owner| owner != index);
    }
    outer
}

fn anchor(scene: &Scene, index: usize) -> u32 {
    let cue = scene.places[index].cue;
    if cue < scene.reading.items.len() { scene.reading.span(cue).start } else { 0 }
}
