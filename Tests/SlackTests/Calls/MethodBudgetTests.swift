@testable import Slack
import Testing

struct MethodBudgetTests {
    static let rates = [
        CallRate(perMinute: 1, burst: 1), .init(perMinute: 20, burst: 4), .init(perMinute: 50, burst: 8),
        .init(perMinute: 60, burst: 1), .init(perMinute: 100, burst: 100), .init(perMinute: 600, burst: 20),
    ]

    /// Calls as soon as allowed, after pauses of up to so many milliseconds, for ten minutes.
    private static func calls(_ rate: CallRate, pauses: Int, from start: Duration = .zero) -> [Duration] {
        var budget = MethodBudget(rate: rate)
        var (now, calls, pause) = (start, [Duration](), 1)
        while now < start + .seconds(600) {
            now = budget.nextAllowed(at: now)
            budget.spend(at: now)
            calls.append(now)
            pause = pause * 7919 % 104_729
            now += .milliseconds(pauses == 0 ? 0 : pause % pauses)
        }
        return calls
    }

    @Test(arguments: rates, [0, 300, 5_000, 120_000])
    func `no minute holds more calls than the rate, wherever it begins`(rate: CallRate, pauses: Int) {
        let calls = Self.calls(rate, pauses: pauses)
        for (index, start) in calls.enumerated() {
            #expect(calls[index...].prefix { $0 < start + .seconds(60) }.count <= rate.perMinute)
        }
    }

    @Test(arguments: rates)
    func `whoever calls as often as allowed is not kept far below the rate`(rate: CallRate) {
        let calls = Self.calls(rate, pauses: 0)
        #expect(calls.count >= 10 * (rate.perMinute - rate.burst + 1))
        #expect(calls.prefix(rate.burst).allSatisfy { $0 == .zero })
    }

    @Test func `whoever is patient leaves half of the burst to others, also when calling as often as allowed`() {
        var budget = MethodBudget(rate: CallRate(perMinute: 50, burst: 8))
        var now = Duration.zero
        for _ in 0..<100 {
            now = budget.nextAllowed(isPatient: true, at: now)
            budget.spend(at: now)
        }
        for _ in 0..<4 {
            #expect(budget.nextAllowed(at: now) == now)
            budget.spend(at: now)
        }
        #expect(budget.nextAllowed(at: now) > now)
        var single = MethodBudget(rate: .clamped)
        #expect(single.nextAllowed(isPatient: true, at: .zero) == .zero)
        single.spend(at: .zero)
        #expect(single.nextAllowed(isPatient: true, at: .zero) == .seconds(60))
    }

    @Test func `time may begin anywhere`() {
        let rate = CallRate(perMinute: 20, burst: 4)
        let shifted = Self.calls(rate, pauses: 300, from: .seconds(-100_000)).map { $0 + .seconds(100_000) }
        #expect(shifted == Self.calls(rate, pauses: 300))
    }

    @Test func `an unused budget is not saved up beyond its burst`() {
        var budget = MethodBudget(rate: CallRate(perMinute: 20, burst: 4))
        let late = Duration.seconds(3600)
        for _ in 0..<4 {
            #expect(budget.nextAllowed(at: late) == late)
            budget.spend(at: late)
        }
        #expect(budget.nextAllowed(at: late) == late + budget.rate.interval)
    }

    @Test func `after a refusal the method is quiet for so long, and then goes on without a burst`() {
        var budget = MethodBudget(rate: CallRate(perMinute: 50, burst: 8))
        budget.refuse(for: .seconds(30), at: .seconds(10))
        #expect(budget.nextAllowed(at: .seconds(11)) == .seconds(40))
        #expect(budget.nextAllowed(at: .seconds(40)) == .seconds(40))
        budget.spend(at: .seconds(40))
        #expect(budget.nextAllowed(at: .seconds(40)) == .seconds(40) + budget.rate.interval)
        #expect(budget.nextAllowed(at: .seconds(3600)) == .seconds(3600))
    }

    @Test func `a shorter refusal does not shorten a longer one`() {
        var budget = MethodBudget(rate: CallRate(perMinute: 50, burst: 8))
        budget.refuse(for: .seconds(30), at: .zero)
        budget.refuse(for: .seconds(1), at: .zero)
        budget.refuse(for: .seconds(-9), at: .zero)
        #expect(budget.nextAllowed(at: .zero) == .seconds(30))
    }

    @Test func `a new rate counts from the last call`() {
        var budget = MethodBudget(rate: CallRate(perMinute: 50, burst: 8))
        budget.spend(at: .seconds(5))
        budget.change(to: .clamped)
        #expect(budget.nextAllowed(at: .seconds(6)) == .seconds(65))
        budget.change(to: CallRate(perMinute: 60, burst: 1))
        #expect(budget.nextAllowed(at: .seconds(5)) == .seconds(6))
        var unused = MethodBudget(rate: .clamped)
        unused.change(to: CallRate(perMinute: 2, burst: 1))
        #expect(unused.nextAllowed(at: .seconds(1)) == .seconds(1))
    }

    @Test func `nonsensical rates become sensible ones`() {
        #expect(CallRate(perMinute: 0, burst: 0) == CallRate(perMinute: 1, burst: 1))
        #expect(CallRate(perMinute: 5, burst: 50).burst == 5)
    }
}
