import Engine
import Maintenance
import Simulation

/// The end of a process at any boundary, and the next one, which knows nothing but the store.
extension SeededShell {
    /// Dies here with the configured chance, or because it is this place's turn: called at every effect boundary.
    mutating func mayDie() -> Bool {
        boundaries += 1
        guard strike == .death(at: boundaries) || isUnlucky() else { return false }
        crash()
        return true
    }

    private mutating func isUnlucky() -> Bool {
        crashRate > 0 && now < crashesUntil && draws.chance(crashRate)
    }

    private mutating func crash() {
        crashes += 1
        life += 1
        isDown = true
        state = EngineState(routing: routing)
        outbox = Outbox()
        setClockWatch = SetClockWatch()
        aws.statements.endProcess()
        (posting, replies, instructed, wakeAt, wantsWakeAt) = ([], [:], [:], nil, nil)
        schedule(.restart, at: now + .milliseconds(draws.number(in: 200...120_000)))
    }

    mutating func restart() {
        isDown = false
        outbox.add(store.openPosts)
        tell(.policies(corePolicies))
        tell(.loaded(store.openOperations, restraints: store.restraints, posts: store.openPosts))
        wakePosting()
    }
}
