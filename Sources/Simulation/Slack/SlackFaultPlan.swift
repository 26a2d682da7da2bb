/// Which calls go wrong, and how: a set of kinds, a rate and a seed, or single faults put in by hand.
package struct SlackFaultPlan: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case throttled
        case serverError
        /// `fatal_error` although the call was executed (docs.slack.dev: "some aspect of the operation succeeded").
        case fatalAfterExecuting
        case requestLost
        case replyLost
        case partialReactors
        case repeatedMessage
        case unsortedPage
        case ignoredOldest
        case expiredCursor
        case shortPage
        case channelArchived
        case messageDeleted
        case scopeMissing
    }

    /// A fault that was put in, for coverage and for the report of a failed seed.
    package struct Injection: Sendable, Hashable {
        package var at: SimulatedTime
        package var method: SlackMethod
        package var kind: Kind
    }

    package let kinds: [Kind]
    /// The share of calls that go wrong.
    package var rate: Double
    /// From then on nothing goes wrong any more, and what was archived or taken away is given back.
    package var ends: SimulatedTime?
    /// How long an archived channel or a missing scope lasts.
    package var outage: ClosedRange<Duration> = .seconds(30)...(.seconds(600))
    package private(set) var injections: [Injection] = []
    var generator: SeededGenerator
    private var armed: [SlackMethod: [Kind]] = [:]

    init(kinds: some Sequence<Kind>, rate: Double, seed: UInt64, ends: SimulatedTime? = nil) {
        let chosen = Set(kinds)
        self.kinds = Kind.allCases.filter(chosen.contains)
        self.rate = rate
        self.ends = ends
        generator = SeededGenerator(seed: seed)
    }

    /// Nothing goes wrong, unless put in by `arm`.
    package static var none: SlackFaultPlan {
        SlackFaultPlan(kinds: [], rate: 0, seed: 0)
    }

    /// A random half of the kinds, as the seed has it (swarm testing).
    package static func swarm(seed: UInt64, rate: Double, ends: SimulatedTime? = nil) -> SlackFaultPlan {
        var generator = SeededGenerator(seed: seed)
        let kinds = Kind.allCases.filter { _ in generator.chance(0.5) }
        return SlackFaultPlan(kinds: kinds, rate: rate, seed: generator.next(), ends: ends)
    }

    /// Makes the next call of the method go wrong; several are used up in order.
    package mutating func arm(_ kind: Kind, onNext method: SlackMethod) {
        armed[method, default: []].append(kind)
    }

    /// The fault of this call, if it is to have one.
    mutating func draw(_ method: SlackMethod, hasChannel: Bool, hasMessage: Bool, at now: SimulatedTime) -> Kind? {
        if armed[method]?.isEmpty == false, let kind = armed[method]?.removeFirst() {
            return note(kind, method, now)
        }
        guard !kinds.isEmpty else { return nil }
        // Two numbers a call, whatever comes of them: what follows does not depend on the kinds chosen.
        let strikes = generator.chance(rate)
        let choice = generator.next()
        guard strikes, ends.map({ now < $0 }) ?? true else { return nil }
        let fitting = kinds.filter { $0.fits(method, hasChannel: hasChannel, hasMessage: hasMessage) }
        guard !fitting.isEmpty else { return nil }
        return note(fitting[Int(choice % UInt64(fitting.count))], method, now)
    }

    private mutating func note(_ kind: Kind, _ method: SlackMethod, _ now: SimulatedTime) -> Kind {
        injections.append(Injection(at: now, method: method, kind: kind))
        return kind
    }
}

extension SlackFaultPlan.Kind {
    /// Whether the fault makes sense for a call of the method.
    func fits(_ method: SlackMethod, hasChannel: Bool, hasMessage: Bool) -> Bool {
        let readsMessages = method == .conversationsHistory || method == .conversationsReplies
        switch self {
        case .throttled, .serverError, .requestLost, .replyLost: return true
        case .fatalAfterExecuting: return method.changesSomething
        case .partialReactors: return readsMessages || method == .reactionsGet
        case .repeatedMessage, .unsortedPage, .ignoredOldest: return readsMessages
        case .expiredCursor, .shortPage: return readsMessages || method == .usersList || method == .conversationsMembers
        case .channelArchived: return hasChannel
        case .messageDeleted: return hasMessage
        case .scopeMissing: return method.scope != nil
        }
    }
}
