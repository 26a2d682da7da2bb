import Maintenance

extension Set<AnyQuestion> {
    /// What AWS tells of these sorts of resources since the operation began: also that it gave up a call.
    static func events(of sources: [SeenEvent.Source], in context: QuestionContext) -> Set<AnyQuestion> {
        Set(sources.map { AnyQuestion(EventsQuestion(of: $0, in: context.place, since: context.startedAt)) })
    }
}
