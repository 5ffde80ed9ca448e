/** Words of a question that do not say what it is about; a typing error may hide one of them, too. */
export const fillers: ReadonlySet<string> = new Set(
  `a about above actually after again all almost already also although always am an and another any anybody anyone
  anything anyway are aren around as ask at away back bad basically be because been before being believe best better
  between both bit but by call called came can cannot cant care case certain clear come comes compare compared
  comparing comparison completely concept confused correct could couldn d damn dear define definition describe
  did didn difference differences differ differs different do does doesn doing don done down dumb during each easy
  either else enough especially etc even ever every everybody everyone everything exactly example exist explain
  explained explaining explanation fact far feel few find first for from fully further gave general generally
  get gets getting give given gives go goes going gone good got great guess had happen happening happens has have
  having he heard hello help her here hey hi him his hold honestly how however i idea if im important in inside
  instead into is isn it its itself just keep keeps kind knew know knowing known let lets like ll look looks lot lots
  m made mainly make makes making many may maybe me mean meaning means might mine more most mostly much must my
  myself need needed needs neither never nice no nobody none nor not nothing now obviously of off often oh ok okay on
  once one ones only onto or other others otherwise our ourselves out over own part per perhaps please
  point possible possibly pretty probably proper properly purpose put question quite rather re read really reason
  regarding right s said same saw say saying says seem seems seen shall she should shouldn show simply since
  so some somebody somehow someone something sometimes somewhere sorry sort still stuff such sum suppose supposed sure t
  take taken takes teacher tell telling term than thank thanks that the their them themselves then there these they
  thing things think thinking this those though thought through thus time tldr to together told too took toward
  towards tried true try trying two u under understand until up upon ur us use used useful uses using usually v ve
  versus very vs want wanted wants was wasn way ways we well went were weren what whats whatever when where whether
  which while who whoever whole whom whose why will with within without won wonder wondering work working
  works worth would wouldn wrong yes yet you your yours yourself
  became become becomes suddenly middle invent invented inventor invents discovered belong belongs imagine type types
  kinds stop stops stopped
  wat wats wot pls plz thx im ive dont doesnt whos wheres hows cuz bc idk wanna gonna lol bro gimme purpose
  year learnable category categories missing keyword keywords percent
  able accomplish achieve achieves actual advantage advantages advice affect affects aim allow allows alternative
  alternatives answer approach approaches appropriate apparently attempt aware basic basics behave behaves behind
  benefit benefits bring brings briefly broad capable categorical cause causes chapter characteristic characteristics
  claim claims common commonly conclude conclusion consider considered consist consists context contrast crucial
  deal dealing deep depend depends describes description detail details determine determines develop develops
  disadvantage disadvantages discuss discussion drawback drawbacks effect effective effects elaborate essentially
  expect expected expects experience familiar fundamental function functions gets handle handles handling
  importance improve improves improving include includes indeed influence information intended introduce
  introduced introduces introduction intuition intuitive intuitively involve involves issue issues keyword know
  lecture lesson lessons likely main major manage manages matter matters mention mentioned method methods modern
  motivation name named nature necessary normally note notion occur occurs original originally outline overall
  overview papers particular perform performs permit popular popularity practical practically practice prefer
  preferred present principle principles problem problems procedure process produce produces property properties
  pros cons provide provides realistic realistically refer refers related relation relationship relevant rely report
  reported represent represents require required requires respond response responsible result results role
  roughly rule rules sense serious serve serves setting settings significance significant similar situation
  solution solutions specific specifically standard strategy strategies strength strengths suggest suggests suitable
  summarise summarize summary task tasks technique techniques tend tends theory tip tips topic topics traditional
  trick tricks typical typically variant variants various version versions weakness weaknesses`.split(/\s+/),
);
