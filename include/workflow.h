/*
 * workflow.h: what is done for a person, whoever asks: a screen or a command.
 * Each act takes the desk, changes or reads the workbook, the packs or the
 * settings, and words its own refusals. Nothing here knows a screen or an
 * argument of the command line.
 */
#ifndef HALFHOUR_WORKFLOW_H
#define HALFHOUR_WORKFLOW_H

#include "model/brief.h"
#include "workflow/call.h"
#include "workflow/cohort.h"
#include "workflow/compare.h"
#include "workflow/contact.h"
#include "workflow/coursework.h"
#include "workflow/demo.h"
#include "workflow/decide.h"
#include "workflow/desk.h"
#include "workflow/export.h"
#include "workflow/grading.h"
#include "workflow/import.h"
#include "workflow/interview.h"
#include "workflow/field.h"
#include "workflow/hook.h"
#include "workflow/letter.h"
#include "workflow/numbers.h"
#include "workflow/pack.h"
#include "workflow/plan.h"
#include "workflow/rehearsal.h"
#include "workflow/report.h"
#include "workflow/review.h"
#include "workflow/share.h"
#include "workflow/theme.h"
#include "workflow/today.h"

#endif
