import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

struct FollowedThreadsTests {
    private let start = Observation.sampleInstant
    private let channels: Set<ChannelID> = ["C0DBAOPS"]
    private let thread = MessageSource.thread(
        "C0DBAOPS", SlackTimestamp(seconds: 1_767_621_500).moved(by: .microseconds(100)))

    @Test func `the thread of an open operation is followed, from a little before it was made`() {
        var threads = FollowedThreads()
        threads.look(at: [.running()], in: channels, at: start + .minutes(2), clock: start + .minutes(2))
        #expect(threads.activity == [thread: start + .minutes(1)])
        // The thread's first message is younger than that.
        #expect(threads.beginning(of: thread)?.rawValue == "1767621500.000100")
    }

    @Test func `in an old thread, commands from long before the operation are none of its`() {
        var threads = FollowedThreads()
        var origin = Operation.origin
        origin.thread = "1700000000.000000"
        threads.look(at: [.made(origin: origin)], in: channels, at: start, clock: start)
        let source = MessageSource.thread("C0DBAOPS", SlackTimestamp(seconds: 1_700_000_000))
        #expect(threads.beginning(of: source) == SlackTimestamp(seconds: 1_767_621_600 - 120))
    }

    @Test func `a thread is followed for an hour after its operation ended`() {
        var threads = FollowedThreads()
        let ended = Operation.aborted()
        threads.remember(recent: [ended], at: start)
        threads.look(at: [], in: channels, at: start + .minutes(61), clock: start + .minutes(61))
        #expect(threads.activity.keys.contains(thread))
        threads.look(at: [], in: channels, at: start + .minutes(62), clock: start + .minutes(62))
        #expect(threads.activity.isEmpty)
    }

    @Test func `a thread in a channel that is not for operations is not followed`() {
        var threads = FollowedThreads()
        threads.look(at: [.running()], in: ["C0ELSE"], at: start, clock: start)
        #expect(threads.activity.isEmpty)
    }

    @Test func `where somebody gave a command, the next one is read as well`() {
        var threads = FollowedThreads()
        threads.note(CommandSetup.message("!rds clusters"), at: start)
        let source = MessageSource.thread(
            "C0DBAOPS", SlackTimestamp(seconds: 1_767_621_600).moved(by: .microseconds(200)))
        threads.look(at: [], in: channels, at: start + .minutes(14), clock: start + .minutes(14))
        #expect(threads.activity == [source: start])
        #expect(threads.beginning(of: source)?.rawValue == "1767621600.000200")
        threads.look(at: [], in: channels, at: start + .minutes(15), clock: start + .minutes(15))
        #expect(threads.activity.isEmpty)
    }
}
