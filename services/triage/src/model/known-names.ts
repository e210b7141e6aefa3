const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** First names that are common in Dutch classrooms and staff rooms, in lower case. */
export const FIRST_NAMES = words(`
aaliyah aaron abdel abdul abel abdullah achmed adam adil ahmed aicha aisha aiden akram alex alexander alex ali alicia
alina aliya amal amber amin amina amir amira amy anass anas anass andre andrea angela anja anke anna annabel anne
annelies annemiek annemieke anouk anton arda arie arjan arthur ashley astrid aya ayaan ayman ayoub ayoub ayse aziz
bart bas beau benjamin bente berend bilal bjorn boaz bob boris bram brahim britt bruno carlijn carla caroline casper
cato celine charlotte chayenne chantal chloe chris christiaan cindy claudia collin colin cynthia daan dalila damian
damir daniel danique daniela dani danny daphne david dave deborah delano delphine demi denise dennis derya dewi diana
dick diego dilan dilara dina dirk djamila djayden dylan dwayne eduard edwin eefje elena elif elias elin eline elisa
elise elize ella ellen elias elvira emiel emily emine emma emre enes eric erik esmee esther eva evelien evi evy ezra
fabian farah fatih fatima fatma faye fay feline felix femke fenna fien finn fleur floor floris florian frank frans
fred freek gerard gerda gerrit gijs giovanni guus hailey hamza hana hanna hannah hanneke hans harm hasan hassan hatice
heleen helena hendrik henk henny hidde hilde hugo hussein ibrahim ilham ilias ilse imane imke imran inaya inge ingrid
isa isabel isabella isabelle isis ismail iris ivo jaap jack jacob jade jaimy jamal james jamilla jan jana janna janne
jasmijn jasmin jason jasper jay jayden jaydon jayson jelle jens jeroen jesse jessica jet jill jim jimmy jip joanne job
joel joep joey johan johanna john jolanda jolijn jonas jonathan joost jordy joris josephine joshua joyce julia julian
juliette julie jurre justin kaan kai karel karim karin karlijn kasper kay kaylee keano kees kelly kemal kenza kevin
khadija kian kim kimberly koen kyan kyra lana lara lars laura lauren laurens leah lena lenn leon leonie levi liam lian
lieke lien lies liesbeth lilly lily lina linda lisa lisanne lise liv liz lize lizzy loes lois lola lodewijk loic lotte
lotus louise lore luca lucas lucy luka lukas luna luuk maaike maarten maartje mack maddox madelief malak malik manon
marc marcel margriet maria mariam marieke marijn marijke marije marit marjan mark marleen marloes martijn martin mats
matthijs max maya mees mehdi mehmet melanie melissa melle merel merijn mia micha michael michelle mieke mike mila milan
milou mirjam mirte mirthe moussa mo mohamed mohammad mohammed moniek monique mustafa nabil nadia nadine naomi natasja
nathan nick nicky niek niels nienke nika nikki nils nina noa noah noel noelle noor nora nour nova nynke odin oliver
olivia olivier omar oscar ouassim owen patricia patrick paul paula peter petra phileine philip pien pieter pim pippa pleun
priya puck quinn quinten rachid raf ramon rania rayan rayyan renate rene renske revi rick rik riley rob robbert robert
robin roel roos rosa rosalie romano romy ronald rowan ruben rutger ruud ryan saar sabine saida salma sam samantha sami
samir samira samuel sander sandra sanne sara sarah saskia sebastiaan selim selin sem semih senna serkan sharon shanti
shirley siem sienna silke simon simone sjoerd sofia sofie sophia sophie stan stefan stef stella sterre steven stijn
suus suze suzanne sven svenja sylvia tamara tara tarik tess tessa teun teuntje thierry thijmen thijn thijs thom thomas
tijmen tijn tim timo tina tobias tom tommy tristan tycho valerie vera veerle victor vince vincent wendy wesley wessel
wiebe willem wilma wim wouter xander xavi yannick yara yasin yasmin yasmina yassin yassine youssef yuna yusuf yvonne
zahra zakaria zara zayn zeynep zoe zoey zofia
`);

/** Capitalised words in questions that are no persons: places, languages, tools, diagnoses, days, schools' words. */
export const NOT_NAMES = words(`
abc acadin adelante addison almere amersfoort amerikaans amerikaanse antwerpen april arabisch arabische ardennen asperger
augustus auris autir autisme bartimeus bartiméus batten becker bee-bot beery belgie belgië belgisch berlijn betts blink
boom bosatlas boston bouw brabant brazilie brazilië broviac buccolam bulgarije bulgaars cambridge cas centrum chatgpt
chinees chinese chrome cito claroread classroom cluster cogmed colombia combo concerta conners corona covid coursera
crohn cultuur curaçao dag dari davis de december dedicon den den-haag depakine dexcom diabetesvereniging dinsdag
directie discord docent donald donderdag down dragon drechtsteden duchenne duck duits duitse duitsland dyslexie efteling
ehlers-danlos einstein engels engelse engelstalige envision epipen eritrea ethiopie ethiopië excel exodus facebook
facet farsi februari fortnite frans franse fries friese friesland friestalige gaza geachte gent ghana ggz god goedemiddag
goedemorgen goedendag google graag grammarly grieks griekse groep groeten groningen gynzy haag haagse hallo halloween
handig havo heeft heliomare het hitler hoogstraat hulp ierland ik india indonesie insta instagram intuniv ipad iraaks
irlen italiaans japans jeelo jemen jenaplan jenaplanschool jeugdzorg jip januari juli juni kabul kahoot kanjer
kanjertraining karakter kawasaki kazerne keppra kempenhaeghe kentalis kerst kerstmis kindertelefoon kiva klas kletspot
klasgenoten koers koerdisch koningsdag koninklijke kurzweil kwaliteit laagland latijn latijnse leber leefstijl leespraat
leerplicht leonardo letterster levelwerk lidl lijsters limburg londen lyme maandag maart magister makey marokkaans
marokkaanse marokko maxima medikinet meldcode mentor mijn minecraft moeder montessori mooi ms mvg nederland nederlands
nederlandse nederlandstalig neihart nessy netflix nieuwsbegrip noordhoff noors november novilo oekraiens oekraïens
oekraïense oekraïne oekraïner oktober oogvereniging orcam ouders oxford pabo papiaments parnassys pasen passend paw
perkins perthes phonak piet pittige playmobil playstation pluspunt pokemon pokémon polen pools poolse portugees pools
potter potters prader-willi praktijkschool procap prodigi python radboud ramadan ramstein raven rekenroute rett retts
ritalin roblox roemeens roemenië roessingh roger rome rotterdam rots russisch samen schoolmaatschappelijk schooltv
schlichting september sidi sinterklaas snap snapchat snappet social somali somalisch spaans spanje sprint squla staal
stargardt stave steffie stesolid studygo syrie syrisch syrische syrië taal tako team teams telegram terschelling textaid
tigrinya tiktok torens tourette turks turkse turkije twi twitch usher utrecht veilig thuis vader vietnam vineland visio
viertaal vlaams vlaamse vlaanderen vlaggensysteem voiceover vreedzame vrijdag wajong walibi waterlelie whatsapp wikipedia
williams windows wisc wmo wlz woensdag word yoleo brood collaborative dierverzorging gouden grafisch helpende horen informatica mediavormgever mediavormgeving
leerling leerlinge meisje jongen kind kleuter peuter student studente zoon dochter school ouders collega timmeren
prinses sociaal passende sprongen fragiele kabuki rubinstein-taybi smith-magenis widgit lego leren minder alles zien
youtube zadkine zaterdag zeeland zeist zermelo ziezon zondag zwolle
`);
