import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

struct CommandQueueTests {
    private let now = Observation.sampleInstant

    private func message(_ number: Int, by author: PersonID) -> InboxMessage {
        CommandSetup.message("!rds clusters", by: author, ts: "1767621600.00000\(number)")
    }

    @Test func `one person's commands go one after the other, those of several side by side`() {
        let (first, second, other) = (message(1, by: "U0A"), message(2, by: "U0A"), message(3, by: "U0B"))
        var queue = CommandQueue()
        queue.prepare()
        #expect(queue.begin([first, second, other], at: now) == [first, other])
        #expect(queue.begin([first, second, other], at: now) == [])
        queue.finish(first.id)
        queue.prepare()
        #expect(queue.begin([second, other], at: now) == [second])
    }

    @Test func `one person's commands in several channels wait for none of another channel`() {
        let (here, later) = (message(1, by: "U0A"), message(2, by: "U0A"))
        var there = message(3, by: "U0A")
        there.id.channel = "C0OTHER"
        var queue = CommandQueue()
        queue.prepare()
        #expect(queue.begin([here, later, there], at: now) == [here, there])
    }

    @Test func `a message that ended while the inbox was being read is not begun again`() {
        let first = message(1, by: "U0A")
        var queue = CommandQueue()
        queue.prepare()
        #expect(queue.begin([first], at: now) == [first])
        queue.prepare()
        queue.finish(first.id)
        #expect(queue.begin([first], at: now) == [])
    }

    @Test func `a command that failed waits, and the person's next one waits behind it`() {
        let (first, second) = (message(1, by: "U0A"), message(2, by: "U0A"))
        var queue = CommandQueue()
        #expect(queue.begin([first, second], at: now) == [first])
        #expect(queue.fail(first.id, at: now) == false)
        #expect(queue.nextTrial == now + .seconds(1))
        #expect(queue.begin([first, second], at: now) == [])
        #expect(queue.begin([first, second], at: now + .seconds(1)) == [first])
    }

    @Test func `tries are counted and have an end`() {
        let first = message(1, by: "U0A")
        var queue = CommandQueue()
        var time = now
        for trial in 1...CommandQueue.trials {
            #expect(queue.begin([first], at: time) == [first])
            #expect(queue.fail(first.id, at: time) == (trial == CommandQueue.trials))
            time = time + .minutes(2)
        }
        #expect(queue.begin([], at: time) == [])
        #expect(queue.nextTrial == nil)
    }

    @Test func `no more run at a time than there is room for`() {
        let many = (0..<CommandQueue.width + 2).map {
            CommandSetup.message("!rds clusters", by: PersonID("U0\($0)"), ts: "1767621600.0000\($0 + 10)")
        }
        var queue = CommandQueue()
        #expect(queue.begin(many, at: now).count == CommandQueue.width)
        #expect(queue.nextTrial == nil)
    }
}
