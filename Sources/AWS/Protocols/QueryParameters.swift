/// The parameters of one Query call in the flattened form of the protocol: `Tags.Tag.1.Key`, `Dimensions.member.1.Name`.
///
/// What is nil, and a list that is empty, is not sent.
package struct QueryParameters: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []
    private var prefix = ""

    package init() {}

    package mutating func add(_ name: String, _ value: (some WireValue)?) {
        guard let value else { return }
        pairs.append((prefix + name, value.wire))
    }

    /// Adds `Name.Element.1`, `Name.Element.2`, …
    package mutating func add(_ name: String, each element: String, _ values: [some WireValue]) {
        for (index, value) in values.enumerated() {
            pairs.append(("\(prefix)\(name).\(element).\(index + 1)", value.wire))
        }
    }

    /// Adds the members of each structure below `Name.Element.1.`, `Name.Element.2.`, …
    package mutating func add<Structure>(
        _ name: String, each element: String, _ structures: [Structure],
        members: (Structure, inout QueryParameters) -> Void
    ) {
        let outer = prefix
        for (index, structure) in structures.enumerated() {
            prefix = "\(outer)\(name).\(element).\(index + 1)."
            members(structure, &self)
        }
        prefix = outer
    }
}
