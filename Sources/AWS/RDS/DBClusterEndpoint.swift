extension RDS {
    /// An endpoint of a cluster; custom ones have an identifier and members of their own.
    package struct DBClusterEndpoint: Sendable, Equatable, ReplyShape {
        package var dbClusterEndpointIdentifier: String?
        package var dbClusterEndpointArn: String?
        package var dbClusterEndpointResourceIdentifier: String?
        package var dbClusterIdentifier: String
        package var endpoint: String?
        package var endpointType: String
        package var customEndpointType: String?
        package var status: String?
        package var staticMembers: [String] = []
        package var excludedMembers: [String] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterIdentifier = try element.required("DBClusterIdentifier")
            endpointType = try element.required("EndpointType")
            dbClusterEndpointIdentifier = try element.optional("DBClusterEndpointIdentifier")
            dbClusterEndpointArn = try element.optional("DBClusterEndpointArn")
            dbClusterEndpointResourceIdentifier = try element.optional("DBClusterEndpointResourceIdentifier")
            endpoint = try element.optional("Endpoint")
            customEndpointType = try element.optional("CustomEndpointType")
            status = try element.optional("Status")
            staticMembers = try element.scalars("StaticMembers")
            excludedMembers = try element.scalars("ExcludedMembers")
        }
    }

    /// Lists the endpoints of clusters, their custom ones included.
    package struct DescribeDBClusterEndpoints: RDSListRequest {
        package typealias Item = DBClusterEndpoint
        package static let list = "DBClusterEndpoints"

        package var dbClusterIdentifier: String?
        package var dbClusterEndpointIdentifier: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("DBClusterEndpointIdentifier", dbClusterEndpointIdentifier)
            form.add(filters)
        }
    }
}
