internal import AWS
package import Maintenance

/// The I/O twin of a kind of mutation: the one request that it amounts to.
protocol Performer<Change>: Sendable {
    associatedtype Change: Mutation

    func request(for change: Change) -> any AWSRequest
}

/// Who makes which mutation: the performers of all services, found by the mutation's type.
package struct Performers: Sendable {
    private let byKind: [KindName: any Performer]

    /// Two performers of one kind: whichever came first would win in silence.
    package struct Doubled: Error, Equatable {
        package let kind: KindName
    }

    init(_ performers: [any Performer]) throws(Doubled) {
        var byKind: [KindName: any Performer] = [:]
        for performer in performers {
            let kind = Self.kind(of: performer)
            guard byKind.updateValue(performer, forKey: kind) == nil else { throw Doubled(kind: kind) }
        }
        self.byKind = byKind
    }

    var kinds: Set<KindName> { Set(byKind.keys) }

    /// The request that a mutation amounts to; `nil` when nobody makes such calls.
    func request(for mutation: AnyMutation) -> (any AWSRequest)? {
        func opened<Change: Mutation>(_ change: Change) -> (any AWSRequest)? {
            (byKind[Change.kind] as? any Performer<Change>)?.request(for: change)
        }
        return opened(mutation.base)
    }

    private static func kind<Found: Performer>(of performer: Found) -> KindName { Found.Change.kind }
}
