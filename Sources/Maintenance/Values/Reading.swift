/// A fact that was asked for: what it is, or why it could not be read. Never silently absent.
package enum Reading<Value: Sendable & Equatable>: Sendable, Equatable {
    case known(Value)
    /// Permission missing, an action the endpoint does not have, an answer that makes no sense: a sentence for people.
    case unavailable(String)

    package var value: Value? {
        guard case .known(let value) = self else { return nil }
        return value
    }

    package func map<Other: Sendable & Equatable>(_ change: (Value) -> Other) -> Reading<Other> {
        switch self {
        case .known(let value): .known(change(value))
        case .unavailable(let reason): .unavailable(reason)
        }
    }
}
