import Maintenance
import Runbooks
import TestSupport

/// The least that runs a plan on a world: what is done, what was asked for, and nothing else remembered.
struct PureRun {
    let plan: Plan
    var world: PureWorld
    private(set) var done = 0
    /// When the step that is under way began.
    private var begun = Observation.sampleInstant
    private var outstanding: [Intent] = []
    /// The calls of the step that took effect.
    private var proved: [AnyMutation] = []
    private(set) var blocks: [String] = []
    /// Fewest serving readers seen while a class change was running, and what was promised.
    private(set) var breaches: [String] = []
    /// Calls of a risk that the step which asked for them does not declare.
    private(set) var undeclared: [AnyMutation] = []

    init(_ plan: Plan, on world: PureWorld) {
        self.plan = plan
        self.world = world
    }

    var isOver: Bool { done == plan.steps.count }

    /// One look: every step that is done is passed, what is missing is called, then the world moves on.
    mutating func turn() {
        let seen = world.shown
        for index in outstanding.indices where outstanding[index].proof(in: seen) == .underWay {
            outstanding[index].sighting = .underWay(since: world.now)
        }
        proved += outstanding.filter { $0.proof(in: seen) == .done }.map(\.mutation)
        outstanding.removeAll { $0.proof(in: seen) == .done }
        steps: while !isOver {
            let work = plan.steps[done].work
            let assessment = work.assess(seeing: seen, outstanding: outstanding, since: begun, proved: proved)
            undeclared += work.undeclared(in: assessment)
            switch assessment {
            case .satisfied where outstanding.isEmpty:
                done += 1
                begun = world.now
                proved = []
            case .satisfied, .inProgress:
                break steps
            case .ready(let mutations):
                for mutation in mutations {
                    world.perform(mutation)
                    var intent = Intent.outstanding(mutation)
                    intent.decidedAt = world.now
                    outstanding.append(intent)
                }
                break steps
            case .blocked(let reason):
                blocks.append("\(plan.steps[done].id): \(reason)")
                break steps
            }
        }
        world.tick()
        watch()
    }

    /// Runs to the end, or as long as a run may take.
    mutating func finish() {
        for _ in 0..<120 where !isOver { turn() }
    }

    /// The same operation after a pause in which a person did, by hand, what is missing now.
    mutating func letPersonDoTheNextCalls() {
        guard !isOver, outstanding.isEmpty else { return }
        world.settle()
        let work = plan.steps[done].work
        if case .ready(let mutations) = work.assess(seeing: world.shown, outstanding: []) {
            mutations.forEach { world.perform($0) }
        }
        world.settle()
    }

    private mutating func watch() {
        guard !isOver, let kept = plan.steps[done].work.readersInService else { return }
        let serving = world.truth.readers.count { world.truth.isServing($0) }
        if serving < kept {
            breaches.append("\(serving) of \(kept) readers serve during \(plan.steps[done].id)")
        }
    }
}

extension Intent {
    fileprivate func proof(in seen: Observation) -> Proof { mutation.proof(in: seen, of: record) }
}

extension AnyStep {
    /// The calls of an assessment whose risk the step does not declare.
    func undeclared(in assessment: Assessment) -> [AnyMutation] {
        guard case .ready(let mutations) = assessment else { return [] }
        let declared = base.risks.union(base.contingentRisks)
        return mutations.filter { $0.risk.map { !declared.contains($0) } ?? false }
    }

    /// The floor of a round.
    fileprivate var readersInService: Int? {
        switch base {
        case let change as ChangeClassStep: change.readersInService
        case let restart as RestartStep: restart.readersInService
        case let round as ApplyMaintenanceStep: round.readersInService
        default: nil
        }
    }
}
