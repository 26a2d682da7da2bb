extension Operation {
    package var questionContext: QuestionContext {
        QuestionContext(target: target, startedAt: progress?.startedAt ?? createdAt)
    }

    /// What the next look has to show.
    package var questions: Set<AnyQuestion> {
        var asked = plan.subject.questions
        guard let progress else { return asked }
        // Also what a call was made for that nothing has proved yet, whatever became of its step.
        let pending = Set(progress.outstanding.map(\.step))
        for step in plan.steps
        where pending.contains(step.id) || !progress.isDone(step.id) && plan.mayBegin(step, when: progress.isDone) {
            asked.formUnion(step.work.base.questions(in: questionContext, seeing: nil))
        }
        for intent in progress.outstanding {
            asked.formUnion(intent.mutation.base.questions(of: intent.record, in: questionContext.place))
        }
        return asked
    }
}
