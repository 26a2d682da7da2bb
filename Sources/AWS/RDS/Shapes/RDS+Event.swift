package import Foundation

extension RDS {
    /// A line of the event log that RDS keeps for 14 days.
    package struct Event: Sendable, Equatable {
        package var sourceIdentifier: String?
        package var sourceType: String?
        package var sourceArn: String?
        package var date: Date
        package var message: String?
        package var eventCategories: [String] = []

        package init(date: Date) {
            self.date = date
        }
    }
}

extension RDS.Event: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(date: try element.required("Date"))
        sourceIdentifier = try element.optional("SourceIdentifier")
        sourceType = try element.optional("SourceType")
        sourceArn = try element.optional("SourceArn")
        message = try element.optional("Message")
        eventCategories = try element.scalars("EventCategories")
    }
}
