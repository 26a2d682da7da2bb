package import Foundation

extension RDS {
    /// A line of the event log that RDS keeps for 14 days.
    package struct Event: Sendable, Equatable, ReplyShape {
        package var sourceIdentifier: String?
        package var sourceType: String?
        package var sourceArn: String?
        package var date: Date
        package var message: String?
        package var eventCategories: [String] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            date = try element.required("Date")
            sourceIdentifier = try element.optional("SourceIdentifier")
            sourceType = try element.optional("SourceType")
            sourceArn = try element.optional("SourceArn")
            message = try element.optional("Message")
            eventCategories = try element.scalars("EventCategories")
        }
    }

    /// Lists events of the last 14 days; of the last hour unless told otherwise.
    package struct DescribeEvents: RDSListRequest {
        package typealias Item = Event
        package static let list = "Events"

        package var sourceIdentifier: String?
        package var sourceType: String?
        package var startTime: Date?
        package var endTime: Date?
        package var duration: Int?
        package var eventCategories: [String] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("SourceIdentifier", sourceIdentifier)
            form.add("SourceType", sourceType)
            form.add("StartTime", startTime)
            form.add("EndTime", endTime)
            form.add("Duration", duration)
            form.add("EventCategories", each: "EventCategory", eventCategories)
        }
    }
}
