import Engine
import TestSupport
import Testing

struct BellTests {
    @Test func `a bell that was rung before the wait ends it at once, once`() async {
        let (bell, clock) = (Bell(), ManualClock())
        bell.ring()
        bell.ring()
        await bell.wait(atMost: .seconds(5), clock: clock)
        #expect(clock.slept.isEmpty)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(atMost: .seconds(5), clock: clock) }
            await clock.sleepers(1)
            clock.advance(by: .seconds(5))
        }
        #expect(clock.slept == [.seconds(5)])
    }

    @Test func `a bell that is rung during the wait ends it`() async {
        let (bell, clock) = (Bell(), ManualClock())
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(atMost: .seconds(60), clock: clock) }
            await clock.sleepers(1)
            bell.ring()
        }
        #expect(clock.now.offset == .zero)
        #expect(!bell.isClosed)
    }

    @Test func `a closed bell ends every wait`() async {
        let (bell, clock) = (Bell(), ManualClock())
        bell.close()
        for _ in 0..<3 { await bell.wait(atMost: .seconds(60), clock: clock) }
        #expect(bell.isClosed)
        #expect(clock.slept.isEmpty)
    }

    @Test func `a cancelled wait ends`() async {
        let (bell, clock) = (Bell(), ManualClock())
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(atMost: .seconds(60), clock: clock) }
            await clock.sleepers(1)
            group.cancelAll()
        }
        #expect(clock.now.offset == .zero)
    }
}
