/// Keeps a large value once, however often what holds it is copied: an operation is copied at every step of a turn, and its
/// plan changes with a new plan alone.
@propertyWrapper
package struct Shared<Value: Sendable & Equatable>: Sendable, Equatable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    package init(wrappedValue: Value) { storage = Storage(wrappedValue) }

    package var wrappedValue: Value {
        // Lends the value instead of copying it.
        _read { yield storage.value }
        set { storage = Storage(newValue) }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.storage === right.storage || left.storage.value == right.storage.value
    }
}
