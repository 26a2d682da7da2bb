import Engine
import Maintenance
import Simulation

extension SeededHouse {
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

    mutating func crash() {
        crashes += 1
        life += 1
        isDown = true
        (operations, agenda, mailroom) = ([:], Agenda(), Mailroom())
        (busy, posting, planMessages, blindSince, wakeAt) = ([:], [], [:], nil, nil)
        schedule(.restart, at: now + .milliseconds(draws.number(in: 200...120_000)))
    }

    mutating func restart() {
        isDown = false
        for operation in store.openOperations {
            operations[operation.id] = operation
            agenda.hurry(operation.id)
        }
        mailroom.add(store.openPosts)
        for record in store.openPosts {
            if case .shown(let message, _, _) = record.delivery { remember(record.post, message) }
        }
        wake()
        wakePosting()
    }
}
