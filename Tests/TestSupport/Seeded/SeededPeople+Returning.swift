import Engine
package import Maintenance
import Simulation

/// People who stop an operation and bring everything back to how it was.
extension SeededPeople {
    /// Where and how an operation is stopped.
    package struct Stop: Sendable {
        package enum Cue: Sendable, CaseIterable {
            /// Aborted, or paused, as soon as `done` steps are over: the next has begun by then.
            case aborted
            case paused
            /// Held before the step after them, which has not begun.
            case held
        }

        package var cue: Cue
        /// How many steps are over then.
        package var done: Int
        /// The step that comes next; `nil` after the last.
        package var step: StepID?

        package init(cue: Cue, done: Int, step: StepID?) {
            self.cue = cue
            self.done = done
            self.step = step
        }
    }

    /// The way back of an operation, as far as the people have come with it.
    package struct Return: Sendable {
        package var operation: OperationID
        package var isOver = false
        /// What the last plan of it found.
        package var told: [Finding] = []
        /// How many rollbacks were proposed.
        package var proposals = 0
    }

    /// Stops the operation where that was wanted; true when it did.
    mutating func mayStop(_ operation: Operation, _ progress: Progress, in shell: inout SeededShell) -> Bool {
        guard let stop, returning == nil, stop.cue != .held, progress.doneCount >= stop.done else { return false }
        shell.instruct(
            operation.id, stop.cue == .aborted ? .abort(reason: "we want it back as it was") : .pause,
            by: SeededPeople.operatorOnCall)
        guard shell.store[operation.id].map({ !$0.isRunning }) ?? false else { return true }
        returning = Return(operation: operation.id)
        return true
    }

    /// Brings a paused operation back, if that is wanted; true when nobody is to let it go on.
    mutating func mayReturn(_ operation: Operation, in shell: inout SeededShell) -> Bool {
        if let stop, stop.cue == .held, returning == nil { returning = Return(operation: operation.id) }
        guard let returning, returning.operation == operation.id else { return false }
        guard !returning.isOver, commands < commandLimit else {
            shell.instruct(operation.id, .abort(reason: "it is not gone on with"), by: SeededPeople.operatorOnCall)
            return true
        }
        guard shell.openOperations.count == 1, let request = nextRequest(in: shell),
            isDue("return \(commands)", at: shell.now, within: commandsAfter)
        else { return true }
        heed(command(request, in: &shell), to: request, in: &shell)
        return true
    }

    /// Follows an operation that is brought back: one that was over before it could be stopped, and a way back that is.
    mutating func followReturn(in shell: SeededShell) {
        guard let last = shell.store.newest, last.isEnded else { return }
        if stop != nil, returning == nil, last.progress != nil { returning = Return(operation: last.id) }
        guard let returning, last.plan.runbook.rollsBack == returning.operation else { return }
        guard last.phase.name == "completed" else { return }
        self.returning?.told = last.plan.findings
        self.returning?.isOver = true
    }

    /// Reads what was answered to a command.
    mutating func heed(_ answer: SeededShell.Answer, to request: AnyRunbook, in shell: inout SeededShell) {
        if wishes != nil { return heedLifecycle(answer) }
        switch answer {
        case .proposed:
            if request.rollsBack != nil { returning?.proposals += 1 }
        case .nothing(let findings):
            guard request.rollsBack != nil else { break }
            returning?.told = findings
            returning?.isOver = true
        // While AWS cannot be read, or the role moves and nobody writes, it is asked for again.
        case .refused, .unheard: break
        }
    }

    /// What a blocked plan of a rollback says: some things no command brings back.
    mutating func heedBlocks(of operation: Operation) {
        guard operation.plan.runbook.rollsBack == returning?.operation, returning != nil else { return }
        returning?.told = operation.plan.findings
        if operation.plan.blocks.contains(where: { $0.check == "not-undone" }) { returning?.isOver = true }
    }
}

extension Operation {
    fileprivate var isRunning: Bool {
        guard case .running = phase else { return false }
        return true
    }
}
