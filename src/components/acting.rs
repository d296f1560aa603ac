//! Listeners and effects of directives, which end with their component. Closures are boxed, so that
//! there is one copy of the code around them.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::web_sys::{Event, EventTarget};
use std::any::Any;

/// Calls `act` at every such event until the current owner ends. It may prevent the default.
pub(super) fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    keep(Box::new(EventListener::new_with_options(target, event, options, act)));
}

/// Calls `act` now and whenever a signal that it reads has changed, until the current owner ends.
pub(super) fn follow(act: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_| act())));
}

/// Keeps a value until the current owner ends, and drops it then.
pub(super) fn keep(value: Box<dyn Any>) {
    StoredValue::new_local(value);
}
