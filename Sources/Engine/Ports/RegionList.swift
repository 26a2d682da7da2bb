/// The regions that there are for an account.
package struct RegionList: Sendable, Equatable {
    /// Those that it may use, sorted.
    package var enabled: [String]
    /// Those that somebody would have to enable for it first, sorted.
    package var others: [String]

    package init(enabled: [String], others: [String] = []) {
        self.enabled = enabled.sorted()
        self.others = others.sorted()
    }
}
