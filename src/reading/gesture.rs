//! Gestures of fingers, mouse and wheel on a picture (Pointer Events 3).

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

/// The way from one picture to another.
pub(super) enum Step {
    Back,
    Next,
}

/// The fingers that are down, and how they came there.
#[derive(Default)]
pub(super) struct Gesture {
    fingers: Vec<Finger>,
    /// Whether the last ones moved, or were two.
    has_moved: bool,
    /// Where and when, in milliseconds, the last tap was.
    tapped: Option<((f64, f64), f64)>,
}

struct Finger {
    id: i32,
    began: (f64, f64),
    at: (f64, f64),
}

/// The effect of an event on the picture; lengths are in CSS pixels of the window.
pub(super) struct Moved {
    /// How far it is moved.
    pub(super) by: (f64, f64),
    /// How many times as large it gets.
    pub(super) factor: f64,
    /// The point that stays.
    pub(super) at: (f64, f64),
    /// Whether it was tapped twice.
    pub(super) is_twice: bool,
    /// How far a finger went along the line before it left.
    pub(super) swiped: Option<f64>,
}

impl Moved {
    fn nothing(at: (f64, f64)) -> Self {
        Self { by: (0.0, 0.0), factor: 1.0, at, is_twice: false, swiped: None }
    }
}

/// The distance in CSS pixels that a finger may go and still be tapping, and that makes a swipe.
const STILL: f64 = 10.0;
const SWIPE: f64 = 50.0;
/// The time in milliseconds within which two taps are one.
const TWICE: f64 = 350.0;

impl Gesture {
    /// Whether the last fingers moved.
    pub(super) fn has_moved(&self) -> bool {
        self.has_moved
    }

    /// Follows an event within an element; `None` where it means nothing.
    pub(super) fn follow(&mut self, event: &Event, within: &Element) -> Option<Moved> {
        if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
            // A touchpad's pinch is a wheel with this key.
            if !wheel.ctrl_key() {
                return None;
            }
            wheel.prevent_default();
            let factor = if wheel.delta_y() < 0.0 { 1.1 } else { 1.0 / 1.1 };
            let at = (f64::from(wheel.client_x()), f64::from(wheel.client_y()));
            return Some(Moved { factor, ..Moved::nothing(at) });
        }
        let pointer: &PointerEvent = event.dyn_ref()?;
        let at = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
        let (id, kind) = (pointer.pointer_id(), pointer.type_());
        if kind == "pointerdown" {
            let target: Option<Element> = pointer.target()?.dyn_into().ok();
            if pointer.button() == 0 && within.contains(target.as_deref()) {
                self.has_moved = !self.fingers.is_empty();
                self.fingers.push(Finger { id, began: at, at });
            }
            return None;
        }
        let place = self.fingers.iter().position(|finger| finger.id == id)?;
        match &*kind {
            "pointermove" => self.drag(place, at),
            _ => self.lift(place, at, &kind, pointer.time_stamp()),
        }
    }

    fn drag(&mut self, place: usize, at: (f64, f64)) -> Option<Moved> {
        let other = self.fingers.iter().enumerate().find(|(index, _)| *index != place);
        let other = other.map(|(_, finger)| finger.at);
        let finger = self.fingers.get_mut(place)?;
        let before = std::mem::replace(&mut finger.at, at);
        self.has_moved |= distance(finger.began, at) > STILL;
        let by = (at.0 - before.0, at.1 - before.1);
        Some(match other {
            // What is between two fingers goes as far as half of one.
            Some(other) => Moved {
                by: (by.0 / 2.0, by.1 / 2.0),
                factor: distance(at, other).max(1.0) / distance(before, other).max(1.0),
                ..Moved::nothing(((at.0 + other.0) / 2.0, (at.1 + other.1) / 2.0))
            },
            None => Moved { by, ..Moved::nothing(at) },
        })
    }

    fn lift(&mut self, place: usize, at: (f64, f64), kind: &str, time: f64) -> Option<Moved> {
        let finger = self.fingers.remove(place);
        if kind != "pointerup" {
            return None;
        }
        if self.has_moved {
            let (x, y) = (at.0 - finger.began.0, at.1 - finger.began.1);
            let is_swipe = self.fingers.is_empty() && x.abs() > SWIPE && x.abs() > 2.0 * y.abs();
            return is_swipe.then(|| Moved { swiped: Some(x), ..Moved::nothing(at) });
        }
        let before = self.tapped.replace((at, time));
        let is_twice = before
            .is_some_and(|(there, then)| time - then < TWICE && distance(there, at) < 3.0 * STILL);
        is_twice.then(|| {
            self.tapped = None;
            Moved { is_twice, ..Moved::nothing(at) }
        })
    }
}

fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    (x * x + y * y).sqrt()
}
