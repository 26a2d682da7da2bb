/// Kinds that belong together: one value, one line in the list of families.
package struct Family: Sendable {
    package let name: String
    package let subjects: [any Subject.Type]
    package let mutations: [any Mutation.Type]
    package let steps: [any StepKind.Type]
    package let runbooks: [any Runbook.Type]

    package init(
        _ name: String, subjects: [any Subject.Type] = [], mutations: [any Mutation.Type] = [],
        steps: [any StepKind.Type] = [], runbooks: [any Runbook.Type] = []
    ) {
        self.name = name
        self.subjects = subjects
        self.mutations = mutations
        self.steps = steps
        self.runbooks = runbooks
    }
}

/// Which kinds there are, by their stored names: made from the list of families, handed to decoders.
package struct KindTable: Sendable {
    package let subjects: [KindName: any Subject.Type]
    package let mutations: [KindName: any Mutation.Type]
    package let steps: [KindName: any StepKind.Type]
    package let runbooks: [KindName: any Runbook.Type]

    /// Two kinds of one name: whichever came first would win in silence.
    package struct Doubled: Error, Equatable {
        package let kind: KindName
    }

    package init(_ families: [Family]) throws(Doubled) {
        subjects = try Self.byName(families.flatMap(\.subjects).map { ($0.kind, $0) })
        mutations = try Self.byName(families.flatMap(\.mutations).map { ($0.kind, $0) })
        steps = try Self.byName(families.flatMap(\.steps).map { ($0.kind, $0) })
        runbooks = try Self.byName(families.flatMap(\.runbooks).map { ($0.kind, $0) })
    }

    private static func byName<Kind>(_ kinds: [(KindName, Kind)]) throws(Doubled) -> [KindName: Kind] {
        var named: [KindName: Kind] = [:]
        for (name, kind) in kinds {
            guard named.updateValue(kind, forKey: name) == nil else { throw Doubled(kind: name) }
        }
        return named
    }
}

extension CodingUserInfoKey {
    /// Where a decoder finds the `KindTable`.
    package static let kinds: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "kinds") else { preconditionFailure("every raw value makes a key") }
        return key
    }()
}
