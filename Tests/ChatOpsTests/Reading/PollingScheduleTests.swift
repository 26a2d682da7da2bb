import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

struct PollingScheduleTests {
    private let start = Observation.sampleInstant
    private let interval = Span(milliseconds: 1500)

    private static func channel(_ number: Int) -> MessageSource { .channel(ChannelID("C0\(number)")) }

    private static func thread(_ number: Int64) -> MessageSource {
        .thread("C00", SlackTimestamp(seconds: 1_767_621_000 + number))
    }

    private func schedule(_ channels: Int = 1) -> PollingSchedule {
        PollingSchedule(channels: (0..<channels).map { ChannelID("C0\($0)") }, interval: interval, at: start)
    }

    /// Runs a schedule in virtual time; every reading takes 200 ms.
    private func run(
        _ schedule: inout PollingSchedule, for span: Span,
        outcome: (MessageSource) -> PollingSchedule.Outcome = { _ in .quiet }
    ) -> [(source: MessageSource, at: Timestamp)] {
        var log: [(source: MessageSource, at: Timestamp)] = []
        var now = start
        var reading: [(source: MessageSource, until: Timestamp)] = []
        while now < start + span {
            for (source, until) in reading where until <= now { schedule.finish(source, outcome(source), at: now) }
            reading.removeAll { $0.until <= now }
            for source in schedule.take(at: now) {
                log.append((source, now))
                reading.append((source, now + Span(milliseconds: 200)))
            }
            let times = reading.map(\.until) + [schedule.next(at: now)].compactMap { $0 }
            guard let next = times.min() else { return log }
            now = max(next, now + Span(milliseconds: 1))
        }
        return log
    }

    @Test func `one channel is read at the interval`() {
        var schedule = schedule()
        let times = run(&schedule, for: .seconds(60)).map(\.at)
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect(times.count >= 40)
        #expect(gaps.allSatisfy { $0 == Span(milliseconds: 1500) })
    }

    @Test(arguments: [1, 2, 5, 20])
    func `readings never use up what Slack allows a minute, however much there is to read`(_ channels: Int) {
        var schedule = schedule(channels)
        schedule.follow(
            Dictionary(uniqueKeysWithValues: (0..<30).map { (Self.thread($0), start) }), at: start)
        let log = run(&schedule, for: .minutes(2))
        for method in [SlackMethod.conversationsHistory, .conversationsReplies] {
            let times = log.filter { $0.source.method == method }.map(\.at)
            for time in times {
                #expect(times.count { $0 >= time && $0 - time < .seconds(60) } <= 45)
            }
        }
    }

    @Test func `every channel and thread has its turn`() {
        var schedule = schedule(4)
        let threads = (0..<6).map { Self.thread($0) }
        schedule.follow(Dictionary(uniqueKeysWithValues: threads.map { ($0, start) }), at: start)
        let log = run(&schedule, for: .minutes(1))
        for source in (0..<4).map(Self.channel) + threads {
            let times = log.filter { $0.source == source }.map(\.at)
            #expect(times.count >= 5)
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 <= .seconds(12) })
        }
    }

    @Test func `what is being read is not read a second time meanwhile`() {
        var schedule = schedule()
        #expect(schedule.take(at: start) == [Self.channel(0)])
        #expect(schedule.take(at: start + .minutes(5)) == [])
        #expect(schedule.next(at: start + .minutes(5)) == nil)
    }

    @Test func `a channel that fails is tried again later and later, or when Slack says`() {
        var schedule = schedule()
        var now = start
        var waits: [Span] = []
        for _ in 0..<8 {
            #expect(schedule.take(at: now) == [Self.channel(0)])
            schedule.finish(Self.channel(0), .failed(retryAfter: nil), at: now)
            let next = schedule.next(at: now) ?? now
            waits.append(next - now)
            now = next
        }
        #expect(
            waits == [
                Span(milliseconds: 1400), .seconds(2), .seconds(4), .seconds(8), .seconds(16), .seconds(32),
                .seconds(60), .seconds(60),
            ])
        _ = schedule.take(at: now)
        schedule.finish(Self.channel(0), .failed(retryAfter: .seconds(90)), at: now)
        #expect(schedule.next(at: now) == now + .seconds(90))
    }

    @Test func `a channel that refuses us does not keep the others waiting`() {
        var schedule = schedule(2)
        let log = run(&schedule, for: .minutes(3)) { $0 == Self.channel(0) ? .refused : .quiet }
        #expect(log.count { $0.source == Self.channel(0) } == 3)
        #expect(log.count { $0.source == Self.channel(1) } > 90)
    }

    @Test func `a quiet thread is read less often, until something happens there`() {
        var schedule = schedule(0)
        let thread = Self.thread(1)
        schedule.follow([thread: start + Span(milliseconds: -3_600_000)], at: start)
        #expect(schedule.take(at: start) == [thread])
        schedule.finish(thread, .quiet, at: start)
        #expect(schedule.next(at: start) == start + .seconds(15))
        schedule.follow([thread: start], at: start)
        #expect(schedule.next(at: start) == start + .seconds(3))
    }

    @Test func `a thread that is followed no more is read no more`() {
        var schedule = schedule(0)
        schedule.follow([Self.thread(1): start, Self.thread(2): start], at: start)
        schedule.follow([Self.thread(2): start], at: start)
        #expect(schedule.threads == [Self.thread(2)])
        #expect(schedule.take(at: start) == [Self.thread(2)])
    }

    @Test func `a woken channel is read before all others, once Slack's spacing allows`() {
        var schedule = schedule(3)
        #expect(schedule.take(at: start) == [Self.channel(0)])
        schedule.wake("C02", at: start)
        let next = start + PollingSchedule.spacing
        #expect(schedule.take(at: start) == [])
        #expect(schedule.take(at: next) == [Self.channel(2)])
    }

    @Test func `a channel that is not due is read when it is woken`() {
        var schedule = schedule()
        _ = schedule.take(at: start)
        let now = start + PollingSchedule.spacing
        schedule.finish(Self.channel(0), .quiet, at: now)
        let woken = now + Span(milliseconds: 10)
        #expect(schedule.take(at: woken) == [])
        schedule.wake("C00", at: woken)
        #expect(schedule.next(at: woken) == woken)
        #expect(schedule.take(at: woken) == [Self.channel(0)])
    }

    @Test func `a channel that is woken while it is being read is read again at once`() {
        var schedule = schedule()
        _ = schedule.take(at: start)
        schedule.wake("C00", at: start + Span(milliseconds: 100))
        let now = start + PollingSchedule.spacing
        schedule.finish(Self.channel(0), .quiet, at: now)
        #expect(schedule.take(at: now) == [Self.channel(0)])
        // Once only.
        let later = now + PollingSchedule.spacing
        schedule.finish(Self.channel(0), .quiet, at: later)
        #expect(schedule.take(at: later) == [])
    }

    @Test func `a channel that Slack puts off is not read earlier when it is woken`() {
        var schedule = schedule()
        _ = schedule.take(at: start)
        schedule.finish(Self.channel(0), .failed(retryAfter: .seconds(30)), at: start)
        schedule.wake("C00", at: start + .seconds(10))
        #expect(schedule.next(at: start + .seconds(10)) == start + .seconds(30))
    }
}
