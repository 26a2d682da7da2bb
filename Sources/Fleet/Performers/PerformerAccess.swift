internal import AWS
internal import Maintenance

/// What performers work with in a region.
struct PerformerAccess: Sendable {
    let region: RegionAccess
    let clearance: Clearance

    /// Reads something that a call takes, before others that only look.
    func read<Request: AWSRequest>(_ request: Request) async throws(PerformerObstacle) -> Request.Reply {
        do throws(AWSError) {
            return try await region.calls.sender(to: Request.service, .mutation).send(request)
        } catch {
            throw PerformerObstacle(outcome(of: error, on: IAMAction(Request.self)))
        }
    }

    /// The same of a list.
    func list<Request: PagedRequest>(_ request: Request) async throws(PerformerObstacle) -> [Request.Item] {
        do throws(AWSError) {
            return try await region.calls.sender(to: Request.service, .mutation).list(request)
        } catch {
            throw PerformerObstacle(outcome(of: error, on: IAMAction(Request.self)))
        }
    }
}

extension PerformerAccess {
    private func outcome(of error: AWSError, on action: IAMAction) -> CallOutcome {
        CallOutcome(error, of: clearance.intent.mutation, on: action, at: region.now())
    }

    /// Sends or does what a mutation comes to, unless there is an objection in the instant before.
    func outcome(
        of work: PerformerWork, unless objection: @escaping @Sendable () async -> String?
    ) async throws(PerformerObstacle) -> CallOutcome {
        switch work {
        case .local(let work):
            if let reason = await objection() { return .withheld(reason) }
            return await work()
        case .request(let request):
            return try await sent(request, unless: objection)
        }
    }

    private func sent<Request: AWSRequest>(
        _ request: Request, unless objection: @escaping @Sendable () async -> String?
    ) async throws(PerformerObstacle) -> CallOutcome {
        let sender = region.calls.sender(to: Request.service, .mutation)
        do throws(AWSError) {
            return .accepted(as: try await sender.send(request, unless: objection))
        } catch {
            return outcome(of: error, on: IAMAction(Request.self))
        }
    }
}

/// Why a call was not made: certainly nothing was changed.
struct PerformerObstacle: Error {
    let outcome: CallOutcome

    init(_ outcome: CallOutcome) { self.outcome = outcome }
}
