import Engine
import Maintenance
import Simulation
import Testing
import TestSupport

@Suite struct SeededResizeTests {
    @Test func `a resize without faults ends as planned`() {
        var house = SeededHouse.resize(seed: 1, faults: .none)
        let isOver = house.run(until: house.now + .seconds(4 * 3600))
        #expect(isOver)
        #expect(house.violations == [])
        #expect(house.store.operations.values.map(\.phase.name) == ["completed"])
    }

    @Test func `sweep`() {
        var fates: [String: Int] = [:]
        for seed in UInt64(1)...100 {
            var house = SeededHouse.resize(seed: seed, faults: .swarm)
            let isOver = house.run(until: house.now + .seconds(12 * 3600))
            let fate = house.store.operations.values.map(\.phase.name).joined()
            fates[fate + (isOver ? "" : " (not over)"), default: 0] += 1
            if !house.violations.isEmpty || !isOver {
                print("seed", seed, house.violations, fate, "events", house.eventCount, "crashes", house.crashes)
                for op in house.store.operations.values {
                    print("   ", op.phase.name, house.store.events[op.id]!.suffix(4).map { ($0.at.milliseconds / 1000, "\($0.event)".prefix(160)) })
                }
            }
        }
        print(fates)
    }
}
