/// A fact that was asked for: what it is, or why it could not be read. Never silently absent.
package enum Reading<Value: Sendable & Codable & Equatable>: Sendable, Codable, Equatable {
    case known(Value)
    /// Permission missing, an action the endpoint does not have, an answer that makes no sense: a sentence for people.
    case unavailable(String)

    package var value: Value? {
        guard case .known(let value) = self else { return nil }
        return value
    }
}
