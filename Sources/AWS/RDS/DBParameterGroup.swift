extension RDS {
    /// A parameter group of clusters.
    package struct DBClusterParameterGroup: Sendable, Equatable, ReplyShape {
        package var dbClusterParameterGroupName: String
        package var dbClusterParameterGroupArn: String?
        package var dbParameterGroupFamily: String
        package var description: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterParameterGroupName = try element.required("DBClusterParameterGroupName")
            dbParameterGroupFamily = try element.required("DBParameterGroupFamily")
            dbClusterParameterGroupArn = try element.optional("DBClusterParameterGroupArn")
            description = try element.optional("Description")
        }
    }

    /// A parameter group of instances.
    package struct DBParameterGroup: Sendable, Equatable, ReplyShape {
        package var dbParameterGroupName: String
        package var dbParameterGroupArn: String?
        package var dbParameterGroupFamily: String
        package var description: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbParameterGroupName = try element.required("DBParameterGroupName")
            dbParameterGroupFamily = try element.required("DBParameterGroupFamily")
            dbParameterGroupArn = try element.optional("DBParameterGroupArn")
            description = try element.optional("Description")
        }
    }

    /// Lists parameter groups of clusters, or the one named.
    package struct DescribeDBClusterParameterGroups: RDSListRequest {
        package typealias Item = DBClusterParameterGroup
        package static let list = "DBClusterParameterGroups"

        package var dbClusterParameterGroupName: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add(filters)
        }
    }

    /// Creates a parameter group for clusters, with the defaults of its family.
    package struct CreateDBClusterParameterGroup: RDSChange {
        package typealias Shown = DBClusterParameterGroup
        package static let shown = "DBClusterParameterGroup"

        package var dbClusterParameterGroupName: String
        package var dbParameterGroupFamily: String
        package var description: String
        package var tags: [Tag] = []

        package init(dbClusterParameterGroupName: String, dbParameterGroupFamily: String, description: String) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.description = description
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add("DBParameterGroupFamily", dbParameterGroupFamily)
            form.add("Description", description)
            form.add(tags)
        }
    }

    /// Sets parameters of a group of clusters.
    ///
    /// RDS takes at most `ParameterSetting.maximumCount` of them in one call and refuses more.
    package struct ModifyDBClusterParameterGroup: RDSSilentChange {
        var dbClusterParameterGroupName: String
        var settings: [ParameterSetting]

        package init(dbClusterParameterGroupName: String, settings: [ParameterSetting]) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.settings = settings
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add(settings)
        }
    }

    /// Deletes a parameter group that no cluster uses.
    package struct DeleteDBClusterParameterGroup: RDSSilentChange {
        package var dbClusterParameterGroupName: String

        package init(dbClusterParameterGroupName: String) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
        }
    }

    /// Lists parameter groups of instances, or the one named.
    package struct DescribeDBParameterGroups: RDSListRequest {
        package typealias Item = DBParameterGroup
        package static let list = "DBParameterGroups"

        package var dbParameterGroupName: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add(filters)
        }
    }

    /// Creates a parameter group for instances, with the defaults of its family.
    package struct CreateDBParameterGroup: RDSChange {
        package typealias Shown = DBParameterGroup
        package static let shown = "DBParameterGroup"

        package var dbParameterGroupName: String
        package var dbParameterGroupFamily: String
        package var description: String
        package var tags: [Tag] = []

        package init(dbParameterGroupName: String, dbParameterGroupFamily: String, description: String) {
            self.dbParameterGroupName = dbParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
            self.description = description
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add("DBParameterGroupFamily", dbParameterGroupFamily)
            form.add("Description", description)
            form.add(tags)
        }
    }

    /// Sets parameters of a group of instances.
    ///
    /// RDS takes at most `ParameterSetting.maximumCount` of them in one call and refuses more.
    package struct ModifyDBParameterGroup: RDSSilentChange {
        var dbParameterGroupName: String
        var settings: [ParameterSetting]

        package init(dbParameterGroupName: String, settings: [ParameterSetting]) {
            self.dbParameterGroupName = dbParameterGroupName
            self.settings = settings
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add(settings)
        }
    }

    /// Deletes a parameter group that no instance uses.
    package struct DeleteDBParameterGroup: RDSSilentChange {
        package var dbParameterGroupName: String

        package init(dbParameterGroupName: String) {
            self.dbParameterGroupName = dbParameterGroupName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupName", dbParameterGroupName)
        }
    }

    /// A parameter of a group or of an engine.
    package struct Parameter: Sendable, Equatable, ReplyShape {
        package var parameterName: String
        /// Nil where the engine decides; exactly as sent, since white space counts in it and the empty value is one.
        package var parameterValue: String?
        package var description: String?
        package var source: String?
        /// `static` or `dynamic`: whether a new value needs a restart.
        package var applyType: String?
        package var applyMethod: String?
        package var dataType: String?
        package var allowedValues: String?
        package var isModifiable: Bool?
        package var minimumEngineVersion: String?
        package var supportedEngineModes: [String] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            parameterName = try element.required("ParameterName")
            parameterValue = element.node["ParameterValue"]?.content
            description = try element.optional("Description")
            source = try element.optional("Source")
            applyType = try element.optional("ApplyType")
            applyMethod = try element.optional("ApplyMethod")
            dataType = try element.optional("DataType")
            allowedValues = try element.optional("AllowedValues")
            isModifiable = try element.optional("IsModifiable")
            minimumEngineVersion = try element.optional("MinimumEngineVersion")
            supportedEngineModes = try element.scalars("SupportedEngineModes")
        }
    }

    /// Lists the parameters of a group of clusters, some hundreds of them.
    package struct DescribeDBClusterParameters: RDSListRequest {
        package typealias Item = Parameter
        package static let list = "Parameters"

        package var dbClusterParameterGroupName: String
        /// `user` for those that somebody has set, or `engine-default` or `system`.
        package var source: String?
        package var filters: [Filter] = []

        package init(dbClusterParameterGroupName: String) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            form.add("Source", source)
            form.add(filters)
        }
    }

    /// Lists the parameters of a group of instances, some hundreds of them.
    package struct DescribeDBParameters: RDSListRequest {
        package typealias Item = Parameter
        package static let list = "Parameters"

        package var dbParameterGroupName: String
        /// `user` for those that somebody has set, or `engine-default` or `system`.
        package var source: String?
        package var filters: [Filter] = []

        package init(dbParameterGroupName: String) {
            self.dbParameterGroupName = dbParameterGroupName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupName", dbParameterGroupName)
            form.add("Source", source)
            form.add(filters)
        }
    }

    /// Lists the parameters that a family has for clusters, with the defaults of the engine.
    package struct DescribeEngineDefaultClusterParameters: RDSListRequest {
        package typealias Item = Parameter
        package static let list = "Parameters"
        package static let listHolder: String? = "EngineDefaults"

        var dbParameterGroupFamily: String
        var filters: [Filter] = []

        package init(dbParameterGroupFamily: String) {
            self.dbParameterGroupFamily = dbParameterGroupFamily
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupFamily", dbParameterGroupFamily)
            form.add(filters)
        }
    }

    /// Lists the parameters that a family has for instances, with the defaults of the engine.
    package struct DescribeEngineDefaultParameters: RDSListRequest {
        package typealias Item = Parameter
        package static let list = "Parameters"
        package static let listHolder: String? = "EngineDefaults"

        var dbParameterGroupFamily: String
        var filters: [Filter] = []

        package init(dbParameterGroupFamily: String) {
            self.dbParameterGroupFamily = dbParameterGroupFamily
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBParameterGroupFamily", dbParameterGroupFamily)
            form.add(filters)
        }
    }

    /// A value to give to a parameter of a group, and when it becomes effective.
    package struct ParameterSetting: Sendable, Equatable {
        /// Most settings in one call.
        ///
        /// Source: ModifyDBParameterGroup and ModifyDBClusterParameterGroup in the RDS API reference.
        static let maximumCount = 20

        package enum ApplyMethod: String, Sendable, CaseIterable {
            /// For dynamic parameters only.
            case immediate
            case pendingReboot = "pending-reboot"
        }

        var parameterName: String
        var parameterValue: String
        var applyMethod: ApplyMethod

        package init(parameterName: String, parameterValue: String, applyMethod: ApplyMethod) {
            self.parameterName = parameterName
            self.parameterValue = parameterValue
            self.applyMethod = applyMethod
        }
    }
}

extension QueryParameters {
    mutating func add(_ settings: [RDS.ParameterSetting]) {
        add("Parameters", each: "Parameter", settings) { setting, parameters in
            parameters.add("ParameterName", setting.parameterName)
            parameters.add("ParameterValue", setting.parameterValue)
            parameters.add("ApplyMethod", setting.applyMethod.rawValue)
        }
    }
}
