extension RDS {
    /// Features of an engine that instances may have, with their settings.
    package struct OptionGroup: Sendable, Equatable, ReplyShape {
        package var optionGroupName: String
        package var engineName: String?
        package var majorEngineVersion: String?
        package var allowsVpcAndNonVpcInstanceMemberships: Bool?
        /// The only network whose instances may use it, where there is one.
        package var vpcId: String?
        package var optionGroupArn: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            optionGroupName = try element.required("OptionGroupName")
            engineName = try element.optional("EngineName")
            majorEngineVersion = try element.optional("MajorEngineVersion")
            allowsVpcAndNonVpcInstanceMemberships = try element.optional("AllowsVpcAndNonVpcInstanceMemberships")
            vpcId = try element.optional("VpcId")
            optionGroupArn = try element.optional("OptionGroupArn")
        }
    }

    /// Lists option groups, or the one named.
    package struct DescribeOptionGroups: RDSListRequest {
        package typealias Item = OptionGroup
        package static let list = "OptionGroupsList"

        package var optionGroupName: String?
        package var engineName: String?
        package var majorEngineVersion: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("OptionGroupName", optionGroupName)
            form.add("EngineName", engineName)
            form.add("MajorEngineVersion", majorEngineVersion)
            form.add(filters)
        }
    }
}
