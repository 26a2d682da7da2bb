/// Slack as an app meets it: the workspace behind tokens, rate limits and faults.
///
/// The direct face: each call is a function of the value, takes the time, and returns at once.
/// People act through `world`.
package struct SimulatedSlack: Sendable {
    package var world: SlackWorld
    package var limits: SlackRateLimits
    package var faults: SlackFaultPlan
    /// Calls that were let through or failed by a fault, by method.
    package private(set) var callCounts: [SlackMethod: Int] = [:]
    /// Calls that were refused for their rate.
    package private(set) var refusals: [SlackMethod: Int] = [:]
    private var outages: [Outage] = []

    /// Something taken away for a while.
    private struct Outage: Sendable {
        enum Subject: Sendable {
            case channel(String)
            case scope(String, token: String)
        }

        var subject: Subject
        var until: SimulatedTime
    }

    package init(
        world: SlackWorld = .example(), limits: SlackRateLimits = SlackRateLimits(), faults: SlackFaultPlan = .none
    ) {
        self.world = world
        self.limits = limits
        self.faults = faults
    }

    /// What a call knows while it is executed.
    package struct Turn: Sendable {
        var caller: SlackWorld.Caller
        var view: SlackReadingView
        var now: SimulatedTime
    }

    /// Runs one call through authentication, limits and faults; every other function of this face goes through here.
    package mutating func call<Reply>(
        _ method: SlackMethod, token: String?, channel: String? = nil, message: SlackWorld.Timestamp? = nil,
        at now: SimulatedTime, _ body: (inout SlackWorld, Turn) throws(SlackFault) -> Reply
    ) -> SlackCallOutcome<Reply> {
        endOutages(at: now)
        do throws(SlackFault) {
            let caller = try world.authenticate(token)
            let app = caller.appID ?? caller.user
            if let wait = limits.admit(method, app: app, channel: channel, at: now) {
                refusals[method, default: 0] += 1
                return .rateLimited(retryAfter: wait)
            }
            callCounts[method, default: 0] += 1
            var turn = Turn(caller: caller, view: .faithful, now: now)
            turn.view.pageLimit = limits.pageLimit(of: method)
            let fault = faults.draw(method, hasChannel: channel != nil, hasMessage: message != nil, at: now)
            guard let fault else { return .reply(try body(&world, turn)) }
            return try disturbed(by: fault, method, turn, channel, message, body)
        } catch {
            return .fault(error)
        }
    }

    private mutating func disturbed<Reply>(
        by fault: SlackFaultPlan.Kind, _ method: SlackMethod, _ turn: Turn, _ channel: String?,
        _ message: SlackWorld.Timestamp?, _ body: (inout SlackWorld, Turn) throws(SlackFault) -> Reply
    ) throws(SlackFault) -> SlackCallOutcome<Reply> {
        var turn = turn
        switch fault {
        case .throttled:
            let wait = Duration.seconds(faults.generator.number(in: 1...30))
            limits.block(method, app: turn.caller.appID ?? turn.caller.user, until: turn.now + wait)
            return .rateLimited(retryAfter: wait)
        case .serverError:
            let status = [500, 502, 503, 504][Int(faults.generator.number(in: 0...3))]
            let executed = faults.generator.chance(0.5) && execute(body, turn)
            return .serverError(status: status, executed: executed)
        case .fatalAfterExecuting:
            _ = try body(&world, turn)
            throw SlackFault("fatal_error")
        case .requestLost: return .lost(executed: false)
        case .replyLost: return .lost(executed: execute(body, turn))
        case .partialReactors, .repeatedMessage, .unsortedPage, .ignoredOldest, .expiredCursor, .shortPage:
            turn.view = faults.distorted(turn.view, by: fault)
        case .channelArchived: archive(channel, at: turn.now)
        case .messageDeleted: deleteMessage(message, in: channel, at: turn.now)
        case .scopeMissing: turn.caller = withholdScope(of: method, from: turn)
        }
        return .reply(try body(&world, turn))
    }

    /// Runs a call whose answer nobody will see; false when it was refused.
    private mutating func execute<Reply>(
        _ body: (inout SlackWorld, Turn) throws(SlackFault) -> Reply, _ turn: Turn
    ) -> Bool {
        do throws(SlackFault) {
            _ = try body(&world, turn)
            return true
        } catch {
            return false
        }
    }

    private mutating func archive(_ channel: String?, at now: SimulatedTime) {
        guard let channel, world.channels[channel]?.isArchived == false else { return }
        world.change(channel: channel, at: now) { $0.isArchived = true }
        outages.append(Outage(subject: .channel(channel), until: faults.outageEnd(from: now)))
    }

    private mutating func deleteMessage(_ ts: SlackWorld.Timestamp?, in channel: String?, at now: SimulatedTime) {
        guard let ts, let channel, let position = world.messages[channel]?.position(of: ts) else { return }
        world.remove(at: position, in: channel, at: now)
    }

    private mutating func withholdScope(of method: SlackMethod, from turn: Turn) -> SlackWorld.Caller {
        var caller = turn.caller
        guard let scope = method.scope, caller.scopes.contains(scope) else { return caller }
        caller.scopes.removeAll { $0 == scope }
        world.change(token: caller.token) { $0.scopes = caller.scopes }
        outages.append(
            Outage(subject: .scope(scope, token: caller.token), until: faults.outageEnd(from: turn.now)))
        return caller
    }

    private mutating func endOutages(at now: SimulatedTime) {
        guard !outages.isEmpty else { return }
        for outage in outages where outage.until <= now {
            switch outage.subject {
            case .channel(let channel): world.change(channel: channel, at: now) { $0.isArchived = false }
            case .scope(let scope, let token):
                world.change(token: token) { known in
                    if !known.scopes.contains(scope) { known.scopes = (known.scopes + [scope]).sorted() }
                }
            }
        }
        outages.removeAll { $0.until <= now }
    }
}

extension SlackFaultPlan {
    mutating func outageEnd(from now: SimulatedTime) -> SimulatedTime {
        let length = generator.number(in: outage.lowerBound.wholeMilliseconds...outage.upperBound.wholeMilliseconds)
        let end = now + .milliseconds(length)
        return ends.map { min($0, end) } ?? end
    }

    mutating func distorted(_ view: SlackReadingView, by kind: Kind) -> SlackReadingView {
        var view = view
        switch kind {
        case .partialReactors: view.listedReactors = Int(generator.number(in: 0...2))
        case .repeatedMessage: view.repeats = generator.next()
        case .unsortedPage: view.shuffles = generator.next()
        case .ignoredOldest: view.ignoresOldest = true
        case .expiredCursor: view.refusesCursors = true
        case .shortPage: view.pageLimit = min(view.pageLimit ?? .max, Int(generator.number(in: 1...3)))
        case .throttled, .serverError, .fatalAfterExecuting, .requestLost, .replyLost, .channelArchived,
            .messageDeleted, .scopeMissing:
            break
        }
        return view
    }
}
