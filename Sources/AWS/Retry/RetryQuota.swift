/// The bucket that ends retries while most of them fail: a retry takes from it, success gives back.
package struct RetryQuota: Sendable, Equatable {
    private let capacity: Int
    package private(set) var available: Int

    package init(capacity: Int) {
        self.capacity = capacity
        available = capacity
    }

    /// Takes the cost of one retry, if there is enough.
    package mutating func take(_ cost: Int) -> Bool {
        guard available >= cost else { return false }
        available -= cost
        return true
    }

    package mutating func giveBack(_ amount: Int) {
        available = min(capacity, available + amount)
    }
}
