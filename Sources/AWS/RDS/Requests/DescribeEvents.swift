package import Foundation

extension RDS {
    /// Lists events of the last 14 days; of the last hour unless told otherwise.
    package struct DescribeEvents: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var sourceIdentifier: String?
        package var sourceType: String?
        package var startTime: Date?
        package var endTime: Date?
        package var duration: Int?
        package var eventCategories: [String]

        package init(
            sourceIdentifier: String? = nil,
            sourceType: String? = nil,
            startTime: Date? = nil,
            endTime: Date? = nil,
            duration: Int? = nil,
            eventCategories: [String] = []
        ) {
            self.sourceIdentifier = sourceIdentifier
            self.sourceType = sourceType
            self.startTime = startTime
            self.endTime = endTime
            self.duration = duration
            self.eventCategories = eventCategories
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("SourceIdentifier", sourceIdentifier)
            parameters.add("SourceType", sourceType)
            parameters.add("StartTime", startTime)
            parameters.add("EndTime", endTime)
            parameters.add("Duration", duration)
            parameters.add("EventCategories", each: "EventCategory", eventCategories)
            return parameters
        }
    }
}
