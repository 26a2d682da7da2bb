internal import AWS
package import Maintenance

/// The I/O twin of a kind of mutation.
protocol MutationPerformer<Change>: Sendable {
    associatedtype Change: Mutation

    /// What it needs permission for.
    func actions(for change: Change) -> [IAMAction]
    /// Reads what the call takes, where that is needed, and says which call it is; changes nothing.
    func work(for change: Change, with access: PerformerAccess) async throws(PerformerObstacle) -> PerformerWork
}

/// The twin of a mutation that amounts to one request, whatever there is to read.
protocol Performer<Change>: MutationPerformer {
    associatedtype Change

    func request(for change: Change) -> any AWSRequest
}

extension Performer {
    func actions(for change: Change) -> [IAMAction] { [IAMAction(request(for: change).call)] }

    func work(for change: Change, with access: PerformerAccess) async throws(PerformerObstacle) -> PerformerWork {
        .request(request(for: change))
    }
}

/// What changes something, made or sent unless there is an objection when its time has come.
enum PerformerWork: Sendable {
    case request(any AWSRequest)
    /// No call of AWS, but something that is done here.
    case local(@Sendable () async -> CallOutcome)
}

/// Who makes which mutation: the performers of all services, found by the mutation's type.
package struct Performers: Sendable {
    private let byKind: [KindName: any MutationPerformer]

    /// Two performers of one kind: whichever came first would win in silence.
    package struct Doubled: Error, Equatable {
        package let kind: KindName
    }

    init(_ performers: [any MutationPerformer]) throws(Doubled) {
        var byKind: [KindName: any MutationPerformer] = [:]
        for performer in performers {
            let kind = Self.kind(of: performer)
            guard byKind.updateValue(performer, forKey: kind) == nil else { throw Doubled(kind: kind) }
        }
        self.byKind = byKind
    }

    var kinds: Set<KindName> { Set(byKind.keys) }

    /// What a mutation needs permission for; `nil` when nobody makes such calls.
    func actions(for mutation: AnyMutation) -> [IAMAction]? {
        func opened<Change: Mutation>(_ change: Change) -> [IAMAction]? {
            (byKind[Change.kind] as? any MutationPerformer<Change>)?.actions(for: change)
        }
        return opened(mutation.base)
    }

    /// What a mutation comes to now.
    func work(
        for mutation: AnyMutation, with access: PerformerAccess
    ) async throws(PerformerObstacle) -> PerformerWork {
        func opened<Change: Mutation>(_ change: Change) async throws(PerformerObstacle) -> PerformerWork {
            guard let performer = byKind[Change.kind] as? any MutationPerformer<Change> else {
                throw PerformerObstacle(.refused("Nobody here makes calls of the kind \(Change.kind)."))
            }
            return try await performer.work(for: change, with: access)
        }
        return try await opened(mutation.base)
    }

    private static func kind<Found: MutationPerformer>(of performer: Found) -> KindName { Found.Change.kind }
}
