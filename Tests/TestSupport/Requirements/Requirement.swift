package import Testing

/// What teams expect of a tool like this and did not always get; a test says with ``holds`` which it holds, and an
/// architecture test that each is held.
package enum Requirement: String, Sendable, CaseIterable {
    case standInLikeWriter = "A stand-in has the writer's settings: parameters, monitoring, zone, tags."
    case roleGivenBack =
        "The writer role is given back and the stand-in deleted, also where autoscaling has a hand in it."
    case autoscalingLeftAlone = "Readers of autoscaling are known by their tags and left alone."
    case endpointsNamed = "People are told which custom endpoints a stand-in serves."
    case tiersTold = "The promotion tiers are told, compared in the end, and restored where they changed."
    case readerSparesStandIn = "Where a reader can write, no stand-in is made."
    case readersTogether = "Readers are changed several at a time, as far as enough stay in service."

    case storageOfCluster = "Aurora's storage is changed on the cluster: it is one volume."
    case standInOfWriterClass = "For a change of storage a stand-in has the writer's class without local storage."
    case storageOfEngine = "Only types of storage that the engine has are accepted."
    case storageOffered = "The change of storage is offered like every other command."

    case ownDeployment = "Only a deployment of our own is worked with."
    case switchoverAgain = "A switchover that AWS took back can be asked for again."
    case oldByResource = "What is deleted after a switchover is found by its resource id."
    case oldMembersFirst = "The old cluster is deleted when its members are gone."
    case snapshotBefore = "A snapshot is kept of the database from before an upgrade in place."
    case finalSnapshot = "The old cluster is deleted with a final snapshot."
    case unprotectionAsked = "Deletion protection is taken off only when a person was told and asked."
    case verificationCompares = "The last step compares the cluster with what was planned, the version included."
    case familyAsAWSSays = "The parameter group family is the one that AWS names for the version."
    case groupOfFamily = "A parameter group that has the name already is used only if it is of the family."
    case droppedParametersTold = "Values that the new family does not take are named before the start."
    case groupsOfReaders = "Members with parameter groups of their own get their own."
    case namedGroupsUsed = "Parameter groups that people name are used."
    case minorKeepsGroups = "A minor upgrade keeps the parameter groups."
    case prerequisitesChecked = "What an upgrade needs is checked with its plan."
    case allProxies = "All proxies are seen, whatever page they are on."
    case proxiesStayRegistered = "Proxies stay registered while green is made."
    case proxyRegisteredAgain = "A proxy that leads nowhere is registered again, also after a crash."
    case waysOnTold = "Where a person has to decide, the ways on are told."

    case restartSeen = "A restart counts as done when it was seen."
    case parametersInForce = "Parameters are in force after a restart and in the end."
    case writerRestartAsked = "The writer restarts where it is only when a person was asked."

    case writerNeverDeleted = "A stand-in that is the writer is not deleted."
    case rollbackHeedsErrors = "A rollback heeds errors."
    case rollbackRestores = "A rollback gives back role and classes and deletes green."
    case resetWhilePaused = "Steps are reset only while the operation is paused."
    case resetForgetsNothing = "A reset forgets nothing that later steps need."
    case pauseAtOnce = "A pause holds before the next call, also in the last step."

    case strangersRefused = "Only those who may can change databases."
    case approversKnown = "Who approved is known, and how many have to."
    case chatAnswered = "What is told in the chat can be answered there."

    case oneOperationACluster = "One operation at a time works on a cluster."
    case oneTurnAtATime = "An operation has one turn at a time, however it is paused and resumed."
    case abortEndsWait = "An abort ends a wait."
    case noDataRaces = "An operation is a value that one actor changes."
    case creationAdopted = "After a crash an instance that was created is adopted."
    case deletionAdopted = "After a crash an instance that was deleted stays so."
    case restartNotRepeated = "After a crash no restart is made again unseen."
    case oneProcessAFile = "One process has the data."
    case eventsFromBeginning = "The events of an operation begin with its plan."
    case freshPlan = "A plan is made again at its start, and carried out only if it is the same."

    case lagChecked = "Replica lag is checked."
    case sessionsTold = "It is said that long transactions are not seen."
    case maintenanceChecked = "Pending maintenance is checked."
    case changesChecked = "Pending changes are checked."
    case quotaChecked = "The quota of instances is checked."
    case classChecked = "Whether the class can be had is checked."
    case versionChecked = "Whether the version can be upgraded to is checked."
    case globalChecked = "Global databases are checked."
    case serverlessChecked = "Serverless members are checked."
    case passwordChecked = "Passwords that Secrets Manager keeps are checked."

    case regionKept = "What a lifecycle is made of is asked for, and made, in its region."
    case allPagesRead = "Databases, snapshots, zones and records are read to their last page."
    case missingTimesRead = "A database of which AWS does not say yet when it was made is counted, and waited for."
    case zoneNamesCompared = "Names in DNS are compared without the dot at their end."
    case longestZone = "The zone of a record is the one with the longest ending of its name."
    case recordComparedFirst = "A record is changed only while it says what was seen."
    case recordMadeAsTold = "A record that is not there is made where the plan said so."
    case changeAwaited = "A change of a record counts when all servers of Route 53 have it."
    case zonesTogether = "Zones change together: where one refuses, the others are put back."
    case clusterEndpoint = "Clients are led to the cluster's endpoint, which a failover moves with."
    case stagesAfterCrash = "Never do two databases say that they are promoted, wherever the bot ended."
    case stageAdvancesAnyway = "A database is promoted by its tags also where the record says its name already."
    case predecessorRetired = "The database before becomes retired in the same operation."
    case severalPromotedTold = "Of several that say they are promoted only the one that DNS points at is live."
    case lifecycleStages = "An action is for the stages that the table says."
    case olderOnesHandled = "Databases that are not the newest of all are handled by their stages."
    case oldTagsUnderstood = "Tags of the tools before are understood."
    case taggedAtCreation = "A database and its members have their tags from the beginning."
    case tagsOnCluster = "A stage is written on the cluster and on its members."
    case membersAfterCluster = "Members are made when the cluster is available."
    case severalMembers = "A cluster has as many members as it is to have."
    case namesDoNotCollide = "A second database of a day has a name of its own."
    case versionPinned = "A pinned version is restored, or refused where AWS cannot."
    case securityGroupsOfNetwork = "Security groups are those of the VPC."
    case sharedSnapshotCopied = "A shared, encrypted snapshot of an instance is copied before it is restored."
    case maskedBeforeReached = "Data is masked before anybody can reach it through DNS."
    case promotionAsked = "A promotion is asked about, with what the record says and is to say."
    case noWayBackTold = "Where nothing is kept, whoever approves reads that there is no way back."
    case approverTagged = "Who approved a promotion is written on the database."
    case retirementAsked = "A deletion is asked about, and the approval is void when anything moves."
    case liveNeverRetired = "What DNS points at is not deleted, whoever moved it."
    case keepsLast = "As many retired databases stay as were asked for."
    case finalSnapshotOfRetired = "A retired database leaves a final snapshot, unless that is not wished."
    case protectionHandled = "Deletion protection of a retired database is told, and taken off when that is approved."

    case failoversWatched = "Failovers are looked at every second."
    case firstLookAtOnce = "The first look comes at once."
    case tagsWithInstances = "Tags are read with the instances."
    case jitter = "Repetitions are spread."
    case deniedOnce = "A call without permission is made once."
    case plansAsReviewed = "Plans are held by tests as they were reviewed."
}

/// Says on a test which requirements it holds, which the test then names when it fails.
package struct RequirementsTrait: TestTrait {
    package let comments: [Comment]
}

extension Trait where Self == RequirementsTrait {
    package static func holds(_ requirements: Requirement...) -> Self {
        RequirementsTrait(comments: requirements.map { Comment(rawValue: $0.rawValue) })
    }
}
