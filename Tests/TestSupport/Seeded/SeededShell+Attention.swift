import Engine
import Maintenance
import Simulation

/// When the people look.
extension SeededShell {
    /// Whether anything goes no further before a person acts.
    var isAwaitingPeople: Bool {
        isDown || state.operations.isEmpty || state.operations.values.contains { $0.isAwaitingPeople }
    }

    /// Has the people look within a time, sooner than they would have.
    mutating func callPeople(within wait: Duration) {
        let time = now + wait
        if let peopleAt, peopleAt > now, peopleAt <= time { return }
        peopleAt = time
        schedule(.people, at: time)
    }

    /// Has the people look soon when something waits for them.
    mutating func callPeopleWhereAwaited() {
        if isAwaitingPeople { callPeople(within: people.looksEvery) }
    }
}

extension Operation {
    /// Whether it goes no further before a person acts.
    fileprivate var isAwaitingPeople: Bool {
        switch phase {
        case .planned, .paused: true
        case .running(let progress): progress.gates.last?.isWaiting ?? false
        case .ended: false
        }
    }
}
