extension RDS {
    /// A zero-ETL integration of a database with a warehouse.
    package struct Integration: Sendable, Equatable, ReplyShape {
        package var integrationName: String
        package var integrationArn: String?
        package var sourceArn: String
        package var targetArn: String?
        package var status: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            integrationName = try element.required("IntegrationName")
            integrationArn = try element.optional("IntegrationArn")
            sourceArn = try element.required("SourceArn")
            targetArn = try element.optional("TargetArn")
            status = try element.required("Status")
        }
    }

    /// Lists zero-ETL integrations, or the one named.
    package struct DescribeIntegrations: RDSListRequest {
        package typealias Item = Integration
        package static let list = "Integrations"

        package var integrationIdentifier: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("IntegrationIdentifier", integrationIdentifier)
            form.add(filters)
        }
    }
}
