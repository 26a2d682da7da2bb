import Maintenance
import Runbooks
import TestSupport
import Testing

/// Every combination of member states for up to five members: small enough to look at all of them.
@Suite struct RollingModelTests {
    /// How one reader of the model is.
    enum State: Int, CaseIterable {
        case old, asked, modifying, done, foreign, foreignDown

        var isOurs: Bool { self != .foreign && self != .foreignDown }
        var isServing: Bool { self == .old || self == .done || self == .foreign }
    }

    struct Model {
        var states: [State]
        var floor: Int

        static let wanted: InstanceClass = "db.r6g.xlarge"

        func name(_ index: Int) -> InstanceID { InstanceID("orders-\(index + 2)") }

        var observation: Observation {
            let readers = states.enumerated().map { index, state in
                Instance.sample(
                    name(index), state == .done ? Model.wanted : "db.r6g.large",
                    status: state == .modifying || state == .foreignDown ? "modifying" : "available")
            }
            return .orders([.sample("orders-1")] + readers)
        }

        var outstanding: [Intent] {
            states.indices.filter { states[$0] == .asked }.map {
                .outstanding(.modifyClass(of: name($0), to: Model.wanted))
            }
        }

        var work: AnyStep { .changeClass(change()) }

        func change(carriedBy writer: InstanceID? = nil) -> ChangeClassStep {
            ChangeClassStep(
                instances: states.indices.filter { states[$0].isOurs }.map(name), instanceClass: Model.wanted,
                readersInService: floor, writer: writer)
        }

        var serving: Int { states.count { $0.isServing } }
        /// What can be kept: never more than all but one of those there are.
        var kept: Int { max(0, min(floor, states.count - 1)) }

        var assessment: Assessment { work.assess(seeing: observation, outstanding: outstanding) }
    }

    /// All models of one to four readers beside the writer.
    private static func everyModel(_ visit: (Model) -> Void) {
        for count in 1...4 {
            var total = 1
            for _ in 0..<count { total *= State.allCases.count }
            for number in 0..<total {
                var rest = number
                var states: [State] = []
                for _ in 0..<count {
                    if let state = State(rawValue: rest % State.allCases.count) { states.append(state) }
                    rest /= State.allCases.count
                }
                for floor in 0...count { visit(Model(states: states, floor: floor)) }
            }
        }
    }

    @Test func `never fewer readers than the floor are left in service by our doing, and never the writer is touched`()
    {
        var starts = 0
        RollingModelTests.everyModel { model in
            guard case .ready(let mutations) = model.assessment else { return }
            starts += 1
            var after = model
            for mutation in mutations {
                guard
                    let index = model.states.indices.first(where: { .instance(model.name($0)) == mutation.resource })
                else {
                    Issue.record("\(mutation.resource) is not a reader: \(model)")
                    return
                }
                if model.states[index] != .old { Issue.record("\(mutation) is not missing: \(model)") }
                after.states[index] = .asked
            }
            if after.serving < model.kept { Issue.record("\(mutations) leaves \(after.serving): \(model)") }
        }
        #expect(starts > 500)
    }

    @Test func `it is satisfied exactly when all of ours are done`() {
        RollingModelTests.everyModel { model in
            let isDone = model.states.allSatisfy { !$0.isOurs || $0 == .done }
            if (model.assessment == .satisfied) != isDone { Issue.record("\(model.assessment): \(model)") }
        }
    }

    @Test(.holds(.readersTogether)) func `as many are started as the floor allows`() {
        RollingModelTests.everyModel { model in
            let possible = min(model.states.count { $0 == .old }, max(0, model.serving - model.kept))
            let started: Int
            if case .ready(let mutations) = model.assessment { started = mutations.count } else { started = 0 }
            if started != possible { Issue.record("\(started) of \(possible): \(model)") }
        }
    }

    @Test func `when what is down comes back it always goes on to the end`() {
        RollingModelTests.everyModel { model in
            var model = model
            for _ in 0..<20 {
                switch model.assessment {
                case .satisfied: return
                case .ready(let mutations):
                    for index in model.states.indices
                    where mutations.contains(where: { $0.resource == .instance(model.name(index)) }) {
                        model.states[index] = .asked
                    }
                case .inProgress:
                    // AWS finishes one thing at a time, the slowest order for us.
                    guard let index = model.states.firstIndex(where: { $0 != .old && $0 != .done && $0 != .foreign })
                    else {
                        Issue.record("nothing is under way and nothing is started: \(model)")
                        return
                    }
                    model.states[index] =
                        model.states[index] == .asked ? .modifying : model.states[index].isOurs ? .done : .foreign
                case .blocked(let reason):
                    Issue.record("blocked, \(reason): \(model)")
                    return
                }
            }
            Issue.record("no end: \(model)")
        }
    }

    @Test func `the writer is never started even when it stands first`() {
        RollingModelTests.everyModel { model in
            let writing = model.observation.writing(model.name(0))
            let assessment = model.work.assess(seeing: writing, outstanding: model.outstanding)
            guard case .ready(let mutations) = assessment else { return }
            if mutations.contains(where: { $0.resource == .instance(model.name(0)) }) { Issue.record("\(model)") }
        }
    }

    @Test func `no step asks for a call of a risk that it does not declare, wherever the writer role is`() {
        var failovers = 0
        RollingModelTests.everyModel { model in
            let work = AnyStep.changeClass(model.change(carriedBy: "orders-1"))
            for observation in [model.observation, model.observation.writing(model.name(0))] {
                let assessment = work.assess(seeing: observation, outstanding: model.outstanding)
                if !work.undeclared(in: assessment).isEmpty { Issue.record("\(assessment): \(model)") }
                if case .ready(let calls) = assessment { failovers += calls.count { $0.risk == .failover } }
            }
        }
        #expect(failovers > 1000)
    }
}
