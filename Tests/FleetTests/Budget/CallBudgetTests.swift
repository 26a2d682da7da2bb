import Fleet
import Testing

struct CallBudgetTests {
    /// A service that bears so many calls a second, with a small burst.
    private struct Service {
        let limit: Double
        var tokens = 2.0
        var at = Duration.zero

        mutating func bears(at now: Duration) -> Bool {
            tokens = min(2, tokens + (now - at) / .seconds(1) * limit)
            at = now
            guard tokens >= 1 else { return false }
            tokens -= 1
            return true
        }
    }

    @Test(arguments: [1.0, 2.5, 4.0])
    func `under full demand the rate comes to lie near what the service bears`(limit: Double) {
        var budget = CallBudget(.rds)
        var service = Service(limit: limit)
        var now = Duration.zero
        var throttled = 0
        var served = 0
        while now < .seconds(1200) {
            let ticket = budget.draw(.look, at: now)
            while case .wait(let time) = budget.turn(of: ticket, at: now) { now += time }
            let isLate = now > .seconds(300)
            if service.bears(at: now) {
                budget.succeeded(sentAt: now)
                if isLate { served += 1 }
            } else {
                budget.throttled(retryAfter: nil, sentAt: now, at: now)
                if isLate { throttled += 1 }
            }
        }
        #expect(budget.rate > limit * 0.6 && budget.rate < limit * 1.2)
        #expect(Double(served) > 900 * limit * 0.7)
        #expect(Double(throttled) < Double(served) * 0.1)
    }

    @Test func `the rate never leaves its bounds`() {
        var budget = CallBudget(.rds)
        var now = Duration.zero
        #expect(budget.rate == 2)
        for _ in 0..<2000 {
            let ticket = budget.draw(.look, at: now)
            while case .wait(let time) = budget.turn(of: ticket, at: now) { now += time }
            budget.succeeded(sentAt: now)
        }
        #expect(budget.rate == 5)
        for _ in 0..<50 {
            now += .seconds(1)
            budget.throttled(retryAfter: nil, sentAt: now, at: now)
        }
        #expect(budget.rate == 0.5)
    }

    @Test func `calls that were under way together cut the rate once`() {
        var budget = CallBudget(.rds)
        for _ in 0..<5 { budget.throttled(retryAfter: nil, sentAt: .zero, at: .seconds(1)) }
        #expect(budget.rate == 1.4)
        budget.throttled(retryAfter: nil, sentAt: .seconds(2), at: .seconds(3))
        #expect(abs(budget.rate - 0.98) < 0.001)
    }

    @Test func `a call that was under way when AWS throttled does not undo that by succeeding`() {
        var budget = CallBudget.empty
        let ticket = budget.draw(.look, at: .zero)
        #expect(budget.turn(of: ticket, at: .milliseconds(500)) == .go)
        budget.throttled(retryAfter: nil, sentAt: .milliseconds(400), at: .seconds(1))
        budget.succeeded(sentAt: .milliseconds(500))
        #expect(budget.rate == 1.4)
    }

    @Test func `success without demand for more teaches nothing`() {
        var budget = CallBudget(.rds)
        for second in 1...100 {
            let ticket = budget.draw(.look, at: .seconds(second))
            #expect(budget.turn(of: ticket, at: .seconds(second)) == .go)
            budget.succeeded(sentAt: .seconds(second))
        }
        #expect(budget.rate == 2)
    }

    @Test func `after a pause a burst goes at once and the rest at the rate`() {
        var budget = CallBudget(.rds)
        for _ in 0..<5 { budget.expect(.go, for: .look) }
        let ticket = budget.draw(.look, at: .zero)
        #expect(budget.turn(of: ticket, at: .zero) == .wait(.milliseconds(500)))
        #expect(budget.turn(of: ticket, at: .milliseconds(500)) == .go)
    }

    @Test func `a mutation goes before safety readings and these before looks`() {
        var budget = CallBudget.empty
        let look = budget.draw(.look, at: .zero)
        let safety = budget.draw(.safety, at: .zero)
        let mutation = budget.draw(.mutation, at: .zero)
        // One token has come by then.
        let then = Duration.milliseconds(500)
        #expect(budget.turn(of: look, at: then) != .go)
        #expect(budget.turn(of: safety, at: then) != .go)
        #expect(budget.turn(of: mutation, at: then) == .go)
        #expect(budget.turn(of: look, at: .seconds(1)) != .go)
        #expect(budget.turn(of: safety, at: .seconds(1)) == .go)
        #expect(budget.turn(of: look, at: .milliseconds(1500)) == .go)
    }

    @Test func `a mutation waits for a second at most whatever AWS says`() {
        var budget = CallBudget.empty
        budget.throttled(retryAfter: .seconds(30), sentAt: .zero, at: .zero)
        for number in 0..<20 {
            let drawn = Duration.milliseconds(number)
            let ticket = budget.draw(.mutation, at: drawn)
            guard case .wait(let time) = budget.turn(of: ticket, at: drawn) else { continue }
            #expect(time <= .seconds(1))
            #expect(budget.turn(of: ticket, at: drawn + .seconds(1)) == .go)
        }
    }

    @Test func `mutations on credit hold readings up for a bounded time`() {
        var budget = CallBudget.empty
        let look = budget.draw(.look, at: .zero)
        for _ in 0..<100 {
            let ticket = budget.draw(.mutation, at: .zero)
            #expect(budget.turn(of: ticket, at: .seconds(1)) == .go)
        }
        #expect(budget.turn(of: look, at: .seconds(5)) == .go)
    }

    @Test func `a look waits for the safety readings of the next ten seconds and for no later ones`() {
        var budget = CallBudget.empty
        let look = budget.draw(.look, at: .zero)
        // More than the rate bears: ten a second.
        var safety: [(ticket: CallBudget.Ticket, drawnAt: Duration)] = []
        var latestServed = Duration.zero
        for step in 1...2000 {
            let now = Duration.milliseconds(step * 100)
            safety.append((budget.draw(.safety, at: now), now))
            if budget.turn(of: look, at: now) == .go { break }
            var rest: [(ticket: CallBudget.Ticket, drawnAt: Duration)] = []
            for (ticket, drawnAt) in safety {
                if budget.turn(of: ticket, at: now) == .go {
                    latestServed = drawnAt
                } else {
                    rest.append((ticket, drawnAt))
                }
            }
            safety = rest
        }
        #expect(latestServed == .milliseconds(9900))
        #expect(budget.waitingCount == safety.count)
    }

    @Test func `readings keep quiet as long as AWS asks`() {
        var budget = CallBudget(.rds)
        budget.throttled(retryAfter: .seconds(7), sentAt: .zero, at: .seconds(1))
        let ticket = budget.draw(.safety, at: .seconds(2))
        #expect(budget.turn(of: ticket, at: .seconds(2)) == .wait(.seconds(6)))
        #expect(budget.turn(of: ticket, at: .seconds(8)) == .go)
    }

    @Test func `repetitions by the client count`() {
        var budget = CallBudget(.rds)
        budget.spend(4)
        budget.expect(.go, for: .look)
        budget.expect(.wait(.milliseconds(500)), for: .look)
    }

    @Test func `a ticket is good for one call and none when it was put back`() {
        var budget = CallBudget(.rds)
        let spent = budget.draw(.look, at: .zero)
        #expect(budget.turn(of: spent, at: .zero) == .go)
        #expect(budget.turn(of: spent, at: .zero) != .go)
        let back = budget.draw(.look, at: .zero)
        budget.putBack(back)
        #expect(budget.turn(of: back, at: .zero) != .go)
        #expect(budget.waitingCount == 0)
    }
}

extension CallBudget {
    fileprivate static var empty: CallBudget {
        var budget = CallBudget(.rds)
        budget.spend(5)
        return budget
    }

    /// Asks for a turn with a ticket of its own, at the beginning.
    fileprivate mutating func expect(_ wanted: Answer, for priority: Priority) {
        let ticket = draw(priority, at: .zero)
        let answer = turn(of: ticket, at: .zero)
        putBack(ticket)
        #expect(answer == wanted)
    }
}
