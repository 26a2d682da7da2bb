/// Whose turn it is to call a service, and how fast calls follow on one another: a token bucket whose rate learns.
///
/// Additive increase, multiplicative decrease. Instants are durations since any one moment. Who wants to call draws a
/// ticket and asks for its turn until the answer is `go`.
package struct CallBudget: Sendable, Equatable {
    /// What a call is for; the later goes first.
    package enum Priority: Int, Sendable, Comparable, CaseIterable {
        /// An ordinary reading.
        case look
        /// A reading that a gated call waits for.
        case safety
        case mutation

        package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
    }

    package struct Ticket: Sendable, Hashable {
        fileprivate let number: Int
        fileprivate let priority: Priority
        fileprivate let drawnAt: Duration
    }

    package enum Answer: Sendable, Equatable {
        case go
        /// Ask again after that time.
        case wait(Duration)
    }

    /// A mutation goes after that time even on credit.
    package static let mutationPatience = Duration.seconds(1)
    /// A look that waited so much longer than a safety reading goes before it, so that looks never starve.
    package static let lookPatience = Duration.seconds(10)

    /// Calls per second, as learnt.
    package private(set) var rate: Double
    private let limits: CallLimits
    private var tokens: Double
    private var filledAt = Duration.zero
    private var quietUntil = Duration.zero
    private var cutAt: Duration?
    /// Whether the last call left nothing for another: only then does a success say something about the rate.
    private var isPressed = false
    private var waiting: [Ticket] = []
    private var drawn = 0

    package init(_ limits: CallLimits) {
        self.limits = limits
        rate = limits.start
        tokens = limits.burst
    }

    package var waitingCount: Int { waiting.count }

    package mutating func draw(_ priority: Priority, at now: Duration) -> Ticket {
        drawn += 1
        let ticket = Ticket(number: drawn, priority: priority, drawnAt: now)
        let place = waiting.firstIndex { Self.order(ticket) < Self.order($0) } ?? waiting.endIndex
        waiting.insert(ticket, at: place)
        return ticket
    }

    /// Whether the ticket may call now; then it is spent. A spent or returned ticket may not.
    package mutating func turn(of ticket: Ticket, at now: Duration) -> Answer {
        guard let place = waiting.firstIndex(of: ticket) else { return .wait(Self.mutationPatience) }
        fill(at: now)
        let isOverdue = ticket.priority == .mutation && now >= ticket.drawnAt + Self.mutationPatience
        let needed = Double(place + 1)
        guard isOverdue || (tokens >= needed && now >= quietUntil) else {
            isPressed = true
            return .wait(wait(of: ticket, needing: needed, at: now))
        }
        waiting.remove(at: place)
        spend(1)
        isPressed = tokens < 1
        return .go
    }

    /// Takes a ticket back that is not needed any more.
    package mutating func putBack(_ ticket: Ticket) {
        waiting.removeAll { $0 == ticket }
    }

    /// Counts calls that were made without a ticket: the client's own repetitions.
    package mutating func spend(_ count: Int) {
        tokens = max(-limits.burst, tokens - Double(count))
    }

    /// Speeds up a little, when calls wait for their turn and this one began after the last throttling.
    package mutating func succeeded(sentAt: Duration) {
        guard isPressed, cutAt.map({ sentAt > $0 }) ?? true else { return }
        rate = min(limits.ceiling, rate + limits.raise)
    }

    /// Slows down; calls that were under way when it last did so say nothing new.
    package mutating func throttled(retryAfter: Duration?, sentAt: Duration, at now: Duration) {
        fill(at: now)
        if let retryAfter { quietUntil = max(quietUntil, now + min(retryAfter, .seconds(60))) }
        guard cutAt.map({ sentAt > $0 }) ?? true else { return }
        cutAt = now
        rate = max(limits.floor, rate * limits.cut)
        tokens = min(tokens, 0)
    }

    private mutating func fill(at now: Duration) {
        guard now > filledAt else { return }
        tokens = min(limits.burst, tokens + (now - filledAt) / .seconds(1) * rate)
        filledAt = now
    }

    private func wait(of ticket: Ticket, needing needed: Double, at now: Duration) -> Duration {
        let fill = Duration.seconds(max(0, needed - tokens) / rate)
        var wait = max(fill, quietUntil - now)
        if ticket.priority == .mutation { wait = min(wait, ticket.drawnAt + Self.mutationPatience - now) }
        // Rounding must not make anybody ask again and again at the same instant.
        return max(wait, .milliseconds(1))
    }

    /// Mutations first, then by when the patience of each ends.
    private static func order(_ ticket: Ticket) -> (Int, Duration, Int) {
        switch ticket.priority {
        case .mutation: (0, ticket.drawnAt, ticket.number)
        case .safety: (1, ticket.drawnAt, ticket.number)
        case .look: (1, ticket.drawnAt + lookPatience, ticket.number)
        }
    }
}
